// Before specs that need a store of events: the one that TEST_EVENT_STORE names, else an emulator for all of them.
export default async function eventStoreForSpecs() {
  if (process.env.TEST_EVENT_STORE) {
    const { sizeOfLog, wordsOnLog } = await import('../dist/test/event-store/log-size.js');
    process.stderr.write(`${wordsOnLog(await sizeOfLog(process.env.TEST_EVENT_STORE))}\n`);
    return;
  }
  const { startEmulator } = await import('../dist/test/event-store/start-emulator.js');
  const emulator = await startEmulator();
  process.env.TEST_EVENT_STORE = emulator.url;
  globalThis.emulatorForSpecs = emulator;
}
