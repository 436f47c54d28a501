/** Reads every stream at the scale given, keeping nothing: run in a process of its own with little memory. */
import { aurora } from "../../loaders/aurora.js";
import { streams, tools } from "./rows.js";

const scale = Number(process.argv[2]);
let rows = 0;
for (const stream of streams) for await (const page of aurora.read(stream, null, {}, tools(scale))) rows += page.rows.length;
process.stdout.write(`${rows}\n`);
