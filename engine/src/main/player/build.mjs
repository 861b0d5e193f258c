// Bundles the player; the real build follows with the player's sources.
import { mkdirSync } from "node:fs";
mkdirSync(`${process.argv[2]}/player`, { recursive: true });
