// What every page does. One behaviour per module.
import { startTheme } from "./theme.js";
import { startCopying } from "./copy.js";
import { startMenus } from "./menus.js";
import { showTabs } from "./tabs.js";
import { startShortcuts } from "./shortcuts.js";
import { startPasskeys } from "./passkeys.js";
import { keepTyped, restoreTyped, SENT } from "./typed.js";
import { watchLock } from "./lock-watch.js";

startTheme(document);
startMenus(document);
startCopying(document);
showTabs(document);
startShortcuts(document);
startPasskeys(document);
restoreTyped(document);
const status = document.querySelector("meta[name=lock-status]");
const waiting = document.querySelector("[data-locked]"); // the locked page asks by itself
if (status instanceof HTMLMetaElement && !waiting) watchLock(status.content, () => keepTyped(document));
addEventListener("submit", () => keepTyped(document, SENT), true);
