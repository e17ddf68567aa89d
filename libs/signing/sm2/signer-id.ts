/** The signer's id that goes into every SM2 signature unless agreed otherwise: GM/T 0009-2012 §10. */
export const signerId = '1234567812345678';
