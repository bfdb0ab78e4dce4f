/** What is wrong, in the form that MSBuild and editors make clickable. All of it at once, so that one build is enough to put it right. */
export class Mistakes {
  #lines = [];

  add(file, text, line = 1) {
    this.#lines.push(`${file}(${line}): error WORDS: ${text}`);
  }

  get lines() {
    return this.#lines;
  }
}
