import type { ErasureGround, IntakeChannel, IntakeSecrecy } from './vocabulary.js';

/** Id, number and the sealed identity are made by the caller; the domain makes none. */
export interface RegisterIntake {
  readonly type: 'RegisterIntake';
  readonly intake: string;
  readonly number: string;
  readonly unit: string;
  readonly channel: IntakeChannel;
  readonly paper?: string;
  readonly receivedOn: string;
  readonly secrecy: IntakeSecrecy;
  readonly reporter: { readonly sealed: string } | null;
}

export interface EraseReporter {
  readonly type: 'EraseReporter';
  readonly ground: ErasureGround;
}

export type IntakeCommand = RegisterIntake | EraseReporter;
