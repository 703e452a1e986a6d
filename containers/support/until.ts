/** Reads until what is read is as wanted, and gives it. */
export async function until<Value>(read: () => Promise<Value>, isWanted: (value: Value) => boolean, withinMs = 30_000): Promise<Value> {
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (isWanted(value)) return value;
    if (Date.now() > deadlineMs) throw new Error(`not as wanted within ${withinMs} ms; the last was ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
