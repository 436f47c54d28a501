import { aurora } from "./aurora.js";
import type { ChannelRegistry } from "./channel.js";
import { slack_export } from "./slack-export.js";

/** The built-in channels by the name `loader:` calls them. A workspace's own lie in its `loaders/`. */
export const CHANNELS: ChannelRegistry = { slack_export, aurora };
