// Draws pictures of figures.
import { answering, oneLine } from "./answering.mjs";
import { draw } from "./pictures/drawing.mjs";
import { pictureOf } from "./pictures/picture.mjs";

console.warn = console.log = () => {};

await answering(async ({ figure, prefix }) => {
  try {
    return { svg: pictureOf(await draw(figure), prefix).toWellFormed() };
  } catch (error) {
    return { error: oneLine(error.message) };
  }
});
