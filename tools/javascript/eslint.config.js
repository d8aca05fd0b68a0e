// How the scripts that a site serves are to be written; `make lint` holds them to it.
import js from "@eslint/js";
import globals from "globals";

// The engine and what it imports; the others are plain scripts, which a page read from files loads too.
const SEARCH = ["engine", "list", "query", "phrases", "lately", "closeness", "ranking", "shown", "spelling", "missing"].map((name) => `**/confarchive-search-${name}.js`);
const MODULES = [...SEARCH, "**/confarchive-not-found.js"];

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off", // tsc tells it, who knows what other scripts provide
      "array-callback-return": "error",
      "consistent-return": "error",
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-param-reassign": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  { files: MODULES, languageOptions: { sourceType: "module", globals: globals.worker } },
];
