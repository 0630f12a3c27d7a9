/**
 * Bytes of script that a first search on the search page loads at most, compressed: a budget, which the tests hold the built
 * files to. It is what the numbers of a first search count.
 */
export const SCRIPT_BYTES = 12_288;

/** The same for the dialog of any other page, which brings its styles along, and what of the page's script it does not need. */
export const DIALOG_BYTES = 13_952;
