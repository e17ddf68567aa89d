/** Under this name the opened {@link House} is injected. */
export const houseToken = 'House';
