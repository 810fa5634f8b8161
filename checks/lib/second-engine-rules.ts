/** One rule of the second engine that says something axe does not. */
export interface SecondRule {
  readonly criteria: readonly [string, ...string[]];
  /** Said of the place where the engine is sure and so are we; asked of a person everywhere else. */
  readonly text: string;
  /** A fault whatever the page means by it. Only then is what the engine calls a failure a failure here. */
  readonly sure?: true;
  /** The rule says several things; only those with these words in them are used. */
  readonly only?: RegExp;
}

/**
 * The rules of IBM's engine that add to axe and to our own checks. Left out is what asks about ordinary good pages: on the
 * component examples of GOV.UK and on our good council each of those fired many times, and never on a barrier.
 * Criteria are those of the engine's own list (help/rules.csv in its package).
 */
export const secondRules = {
  error_message_exists: {
    criteria: ['3.3.1'],
    text: 'This field names an error message that is not there or is not shown.',
    sure: true,
  },
  dir_attribute_valid: {
    criteria: ['1.3.2'],
    text: 'The direction of writing is given with a value that does not exist.',
    sure: true,
  },
  iframe_interactive_tabbable: {
    criteria: ['2.1.1'],
    text: 'This frame has controls in it, and the Tab key passes it by.',
    sure: true,
  },
  label_ref_valid: {
    criteria: ['1.3.1'],
    text: 'This label belongs to a field that is not there. Check which field it means, and whether that has a label.',
  },
  label_content_exists: {
    criteria: ['4.1.2'],
    text: 'This label has no words that say what to fill in. Check whether people know what is asked.',
  },
  input_checkboxes_grouped: {
    criteria: ['1.3.1'],
    text: 'These options belong together, and nothing in the page says so. Check whether they need a group with a question.',
    only: /not in the group|not grouped together/i,
  },
  fieldset_label_valid: {
    criteria: ['1.3.1', '3.3.2'],
    text: 'This group of fields has no name. Check whether people who hear one field know what the group asks.',
    only: /does not have an accessible name/i,
  },
  table_headers_exists: {
    criteria: ['1.3.1'],
    text: 'This table has no header cells. Check whether its first row or column are headings, or whether it only serves the layout.',
  },
  table_headers_related: {
    criteria: ['1.3.1'],
    text: 'In this table with several levels of headings, cells do not say which headings they belong to.',
  },
  table_caption_empty: {
    criteria: ['1.3.1'],
    text: 'The caption of this table is empty. Check whether it needs a name.',
  },
  table_caption_nested: { criteria: ['1.3.1'], text: 'This caption stands outside the table that it belongs to.' },
  table_scope_valid: {
    criteria: ['1.3.1'],
    text: 'The scope of this cell says something that tables do not have. Check whether its headings are read out.',
  },
  table_structure_misuse: {
    criteria: ['1.3.1'],
    text: 'This table is said to be for looks only, and still has parts of a data table. Check which it is.',
  },
  img_alt_redundant: {
    criteria: ['1.1.1', '2.4.4'],
    text: 'This picture says the same as the words of the link beside it, so people hear it twice.',
  },
  img_alt_misuse: { criteria: ['1.1.1'], text: 'The text alternative of this picture looks like a file name.' },
  img_alt_decorative: {
    criteria: ['1.1.1'],
    text: 'This picture is said to be decoration, and still has a text. Check which it is.',
  },
  img_alt_null: {
    criteria: ['1.1.1'],
    text: 'This picture is said to be decoration, and still has a name. Check which it is.',
  },
  svg_graphics_labelled: {
    criteria: ['1.1.1'],
    text: 'This drawing has no name. Check whether it says something that the words around it do not.',
  },
  caption_track_exists: { criteria: ['1.2.2'], text: 'Check whether this video has captions.' },
  media_alt_exists: { criteria: ['1.1.1'], text: 'A file name stands in place of words for this audio or video.' },
  media_autostart_controllable: {
    criteria: ['1.4.2'],
    text: 'This may begin to play by itself. Check whether people can stop it at once.',
  },
  list_markup_review: {
    criteria: ['1.3.1'],
    text: 'This looks like a list made of characters. Check whether it should be a real list.',
  },
  text_quoted_correctly: {
    criteria: ['1.3.1'],
    text: 'This looks like a quotation that is not marked as one.',
    only: /"[^"]{40,}"/,
  },
  text_whitespace_valid: {
    criteria: ['1.3.2'],
    text: 'Spaces stand between the letters of a word, so it is spelt out.',
  },
  draggable_alternative_exists: {
    criteria: ['2.5.7'],
    text: 'This can be dragged. Check whether the same can be done with single clicks.',
  },
  script_focus_blur_review: {
    criteria: ['2.1.1', '2.4.7', '3.2.1'],
    text: 'A script may take the keyboard focus away from this. Check with the Tab key.',
  },
  script_onclick_misuse: {
    criteria: ['2.1.1'],
    text: 'A script seems to make a link of this. Check whether it works with the keyboard.',
  },
  script_select_review: {
    criteria: ['3.2.1'],
    text: 'Check that nothing happens while people move through these choices with the arrow keys.',
  },
  input_onchange_review: {
    criteria: ['3.2.2'],
    text: 'A script runs when this changes. Check that it does not send the form, open a window or move the focus unannounced.',
  },
  form_font_color: {
    criteria: ['1.4.1'],
    text: 'Check whether colour alone tells which fields must be filled in.',
  },
  aria_eventhandler_role_valid: {
    criteria: ['4.1.2'],
    text: 'This reacts to a click and does not say what it is, for example a button.',
  },
  aria_id_unique: {
    criteria: ['4.1.2'],
    text: 'This refers to words by an id that is not there or is there twice.',
    only: /aria-(labelledby|describedby|owns|activedescendant)/i,
  },
  aria_attribute_conflict: {
    criteria: ['4.1.2'],
    text: 'Two attributes of this element contradict each other.',
  },
  aria_child_tabbable: {
    criteria: ['2.1.1'],
    text: 'Nothing inside this control can be reached with the Tab key. Check with the keyboard.',
  },
  widget_tabbable_exists: {
    criteria: ['2.1.1'],
    text: 'No part of this control can be reached with the Tab key. Check with the keyboard.',
  },
  aria_activedescendant_valid: {
    criteria: ['4.1.2'],
    text: 'This control points to an active part that is not there. Check what a screen reader says of it.',
  },
  combobox_popup_reference: {
    criteria: ['4.1.2'],
    text: 'This field with suggestions does not say where its suggestions are. Check with a screen reader.',
  },
  combobox_haspopup_valid: {
    criteria: ['4.1.2'],
    text: 'This field with suggestions says that it opens something else than it does.',
  },
  combobox_focusable_elements: {
    criteria: ['4.1.2'],
    text: 'In this field with suggestions the keyboard focus goes where it should not.',
  },
  label_name_visible: {
    criteria: ['2.5.3'],
    text: 'The name that is read out does not hold the words that are shown, so voice commands may miss it.',
  },
  element_orientation_unlocked: {
    criteria: ['1.3.4'],
    text: 'A style turns this when the screen is turned. Check that the page works both ways.',
  },
  style_viewport_resizable: {
    criteria: ['1.4.4', '1.4.10'],
    text: 'The size of this text hangs on the window. Check that it grows when people zoom.',
  },
} as const satisfies Readonly<Record<string, SecondRule>>;

export type SecondRuleId = keyof typeof secondRules;
