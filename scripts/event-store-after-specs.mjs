// After them: the emulator that was started for them ends.
export default async function eventStoreAfterSpecs() {
  await globalThis.emulatorForSpecs?.kill();
}
