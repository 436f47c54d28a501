import { aurora } from "./aurora.js";
import type { ChannelRegistry } from "./channel.js";
import { discourse } from "./discourse.js";
import { file } from "./file.js";
import { slack_export } from "./slack-export.js";

/** The built-in channels by the name `loader:` calls them. A workspace's own lie in its `loaders/`. */
export const CHANNELS: ChannelRegistry = { file, slack_export, discourse, aurora };
