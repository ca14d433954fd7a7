// Draws pictures of figures for as long as somebody asks: one JSON request a line in, one JSON answer a line out.
import { createInterface } from "node:readline";
import { draw } from "./pictures/drawing.mjs";
import { pictureOf } from "./pictures/picture.mjs";

console.warn = console.log = () => {};

for await (const line of createInterface({ input: process.stdin })) {
  const { figure, prefix } = JSON.parse(line);
  let answer;
  try {
    answer = { svg: pictureOf(await draw(figure), prefix).toWellFormed() };
  } catch (error) {
    answer = { error: error.message.replace(/\s+/g, " ").toWellFormed() };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
