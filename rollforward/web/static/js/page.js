// What every page does. One behaviour per module.
import { startTheme } from "./theme.js";
import { startMenus } from "./menus.js";
import { keepTyped, restoreTyped } from "./typed.js";
import { watchLock } from "./lock-watch.js";

startTheme(document);
startMenus(document);
restoreTyped(document);
const status = document.querySelector("meta[name=lock-status]");
if (status instanceof HTMLMetaElement) watchLock(status.content, () => keepTyped(document));
