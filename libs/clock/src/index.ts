export { type Clock, ClockRunsForwards, realClock, VirtualClock } from './clock.js';
