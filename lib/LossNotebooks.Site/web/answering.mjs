// Answers for as long as somebody asks: says that it is ready, then one JSON request a line in, one JSON answer a line out.
import { createInterface } from "node:readline";

export async function answering(answer) {
  process.stdout.write("ready\n");
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + "\n");
  }
}

export const oneLine = (message) => message.replace(/\s+/g, " ").toWellFormed();
