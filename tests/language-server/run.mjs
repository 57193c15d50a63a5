// Tries the schemas with a real YAML language server, as an editor does:
// it accepts what we ship, flags what is broken on the right line, completes
// and explains. scripts/language-server installs the server and runs this.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [server, root, made] = process.argv.slice(2).map((path) => resolve(path));
const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const waiting = new Map(); // request id -> what to do with the answer
const published = new Map(); // uri -> what to do with the diagnostics
let input = Buffer.alloc(0);
let lastId = 0;

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  child.stdin.write(body);
}

function request(method, params) {
  const id = ++lastId;
  send({ id, method, params });
  return new Promise((done) => waiting.set(id, done));
}

const settings = {
  yaml: {
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    validate: true, completion: true, hover: true,
  },
};

function receive(message) {
  if (message.method === "textDocument/publishDiagnostics") {
    published.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.method === "workspace/configuration") {
    const answers = message.params.items.map((item) => settings[item.section] ?? null);
    send({ id: message.id, result: answers });
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (message.id !== undefined) {
    waiting.get(message.id)?.(message.error ? Promise.reject(message.error) : message.result);
    waiting.delete(message.id);
  }
}

child.stdout.on("data", (data) => {
  input = Buffer.concat([input, data]);
  for (;;) {
    const end = input.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(input.subarray(0, end).toString())[1]);
    if (input.length < end + 4 + length) return;
    const body = input.subarray(end + 4, end + 4 + length).toString();
    input = input.subarray(end + 4 + length);
    receive(JSON.parse(body));
  }
});

// A document of a name in a folder of the repository, with some text.
let opened = 0;
async function open(folder, text) {
  const uri = pathToFileURL(join(folder, `try-${++opened}.yaml`)).href;
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  const diagnostics = new Promise((done) => published.set(uri, done));
  send({ method: "textDocument/didOpen", params: { textDocument } });
  return { uri, text, diagnostics: await diagnostics };
}

function close({ uri }) {
  published.delete(uri);
  send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
}

let failures = 0;
let checks = 0;
function expect(sound, what, seen) {
  checks += 1;
  if (sound) return;
  failures += 1;
  console.error(`WRONG: ${what}\n${JSON.stringify(seen, null, 1)}`);
}

function once(text, from, to) {
  const count = text.split(from).length - 1;
  if (count !== 1) throw new Error(`${JSON.stringify(from)} stands ${count} times`);
  return text.replace(from, () => to);
}

const lineOf = (text, piece) => text.slice(0, text.indexOf(piece)).split("\n").length - 1;

async function accepts(folder, name) {
  const document = await open(folder, readFileSync(join(folder, name), "utf8"));
  expect(document.diagnostics.length === 0, `${name} is accepted`, document.diagnostics);
  close(document);
}

// One change to a good text; the line of `at` must be flagged, and no more
// than `lines` lines in all.
async function flags(folder, good, [from, to, at = to, lines = 1]) {
  const document = await open(folder, once(good, from, to));
  const line = lineOf(document.text, at);
  const flagged = new Set(document.diagnostics.map((d) => d.range.start.line));
  const sound = flagged.has(line) && flagged.size <= lines;
  expect(sound, `${JSON.stringify(to)} is flagged on line ${line + 1}`, document.diagnostics);
  if (process.env.VERBOSE) {
    for (const d of document.diagnostics) console.log(`${to} -> ${d.range.start.line + 1}: ${d.message}`);
  }
  close(document);
}

const at = (text, piece, after) => {
  const offset = text.indexOf(piece) + after;
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1).length };
};

async function completions(folder, text, position) {
  const document = await open(folder, text);
  const textDocument = { uri: document.uri };
  const answer = await request("textDocument/completion", { textDocument, position });
  close(document);
  return (answer.items ?? answer).map((item) => item.label);
}

await request("initialize", {
  processId: process.pid,
  rootUri: pathToFileURL(root).href,
  workspaceFolders: [{ uri: pathToFileURL(root).href, name: "root" }],
  capabilities: {
    workspace: { configuration: true },
    textDocument: { completion: { completionItem: { snippetSupport: true } }, publishDiagnostics: {} },
  },
});
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings } });

// The server waits a little before it looks at a document, so all are opened
// at once.
const tasks = [];
const together = (...all) => tasks.push(...all);

// What we ship, and what `certamen init` makes.
const banks = join(root, "question_banks");
for (const name of ["ai-ethics.yaml", "ai-law.yaml", "ai-security.yaml"]) together(accepts(banks, name));
together(accepts(root, "training.yaml"));
together(accepts(join(made, "question_banks"), "example.yaml"), accepts(made, "training.yaml"));

// One question of each kind, broken in many ways.
const modeline = "# yaml-language-server: $schema=../schema/bank.schema.json\n";
const good = modeline + readFileSync(join(root, "src/bank/tests/all_kinds.yaml"), "utf8");
const whole = await open(banks, good);
expect(whole.diagnostics.length === 0, "all nine kinds are accepted", whole.diagnostics);
for (const edit of [
  ["fact: X01", "author: me"],
  ["explanation: Because.", "explenation: Because."],
  ["kind: ordering", "kind: orderin"],
  ["kind: ordering", "kind: matching", "- id: q-order", 3],
  ["    prompt: Match.\n", "", "- id: q-match"],
  ["pass_mark: 70%", "pass_mark: 70"],
  ["pass_mark: 70%", "pass_mark: 170%"],
  ["time_limit: 25m", "time_limit: 25"],
  ["navigation: free", "navigation: sequentail"],
  ["draw: { law: 5, data: 4 }", "draw: lots"],
  ["attempts: 3", "attempts: 0"],
  ["{ text: c }", "{ text: c, correct: true }"],
  ["{ text: a, correct: true }", "{ text: a }"],
  ["      - { text: A, correct: true }\n      - { text: B, correct: true }\n", "      - { text: A }\n      - { text: B }\n", "- { text: A }"],
  ["      - { text: C }\n", "      - { text: C, correct: true }\n", "- { text: A, correct"],
  ["id: q-order", "id: Question 4"],
  ["bank: all-kinds", "bank: all_kinds"],
  ["version: \"2026.1\"", "version: 2026.1"],
  ["level: apply", "level: aply"],
  ["competence: C5", "competence: C11"],
  ["points: 2", "points: 101"],
  ["answer: true", "answer: maybe"],
  ["answer: 0.1", "answer: a few"],
  ["tolerance: 0.05", "tolerance: -0.05"],
  ["valid_from: 2026-08-02", "valid_from: 2026-02-30"],
  ["items: [One, Two, Three]", "items: [One]"],
  ["items: [One, Two, Three]", "items: One"],
  ["languages: [en, vi, fr]", "languages: [en, vi, vi]"],
  ["languages: [en, vi, fr]", "languages: [en, vi, French]"],
  ["vi: Câu nào?", "vietnamese: Câu nào?"],
  ["prompt: Name it.", "prompt:", "prompt:\n    accept"],
  ["prompt: Name it.", "prompt: [Name it.]"],
  ["[Spain]", "[Spain, 7]"],
  ["\"prompt inject*\"", "\"* *\""],
  ["vi: \"{2} rồi {1}\"", "vi: \"{2} rồi\""],
  ["    points: 2", "    allow: { mising-translation: Nobody reads it. }"],
]) together(flags(banks, good, edit));

const training = readFileSync(join(made, "training.yaml"), "utf8");
for (const edit of [
  ["valid_for: 2y", "valid_for: two years"],
  ["quizzes: [example]", "quizzes: []"],
  ["quizzes: [example]", "quizes: [example]", "programme:", 2],
  ["languages: [en, vi, fr]", "languages: en"],
]) together(flags(made, training, edit));
const participant = "- { code: A-1, name: An, unit: Office, extra_time: 1.25 }\n";
const roster = `# yaml-language-server: $schema=schema/roster.schema.json\n${participant}`;
for (const edit of [
  ["code: A-1", "code: 1"],
  ["unit: Office, ", "", "- { code"],
  ["extra_time: 1.25", "extra_time: 5"],
]) together(flags(made, roster, edit));
const page = "# yaml-language-server: $schema=schema/page.schema.json\nlogo: logo.png\naccent: \"#7a1020\"\nwords: { heading: { en: Diploma } }\nhide: [version]\n";
for (const edit of [
  ["logo.png", "logo.svg"],
  ["\"#7a1020\"", "red"],
  ["heading:", "headline:"],
  ["[version]", "[name]"],
]) together(flags(made, page, edit));
await Promise.all(tasks);

// What an editor offers and shows.
const kinds = await completions(banks, once(good, "kind: ordering", "kind: "), at(good, "kind: ordering", 6));
const nine = ["single_choice", "multiple_response", "true_false", "ordering", "matching", "numerical", "short_answer", "cloze", "hot_text"];
expect(nine.every((kind) => kinds.includes(kind)) && kinds.length === 9, "kind: offers the nine kinds", kinds);
const more = once(good, "    items: [One, Two, Three]\n", "    \n");
const fields = await completions(banks, more, at(more, "    prompt: Put in order.\n", 30));
expect(fields.includes("items") && fields.includes("scoring") && !fields.includes("pairs"), "an ordering question offers its own fields", fields);
const levels = await completions(banks, once(good, "level: apply", "level: "), at(good, "level: apply", 7));
expect(levels.includes("analyse") && levels.length === 6, "level: offers the six levels", levels);
async function hover(document, piece) {
  const position = at(document.text, piece, 1);
  const answer = await request("textDocument/hover", { textDocument: { uri: document.uri }, position });
  return JSON.stringify(answer?.contents ?? null);
}
const mark = await hover(whole, "pass_mark: 70%");
expect(mark.includes("share of all points that passes"), "pass_mark is explained", mark);
const explained = await hover(whole, "explanation: Because.");
expect(explained.includes("reason for the right answer"), "explanation is explained", explained);
const items = await hover(whole, "items: [One");
expect(items.includes("put in order"), "items is explained", items);

child.kill();
console.log(`YAML language server: ${checks - failures} of ${checks} as it should be.`);
process.exit(failures ? 1 : 0);
