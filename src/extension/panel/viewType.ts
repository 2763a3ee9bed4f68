/** Type of the diagram's panel, as in `activationEvents`; apart from the panel, since the door must not load it. */
export const VIEW_TYPE = 'hopscope.diagram';

/** Type of the editor of saved diagrams, as in `customEditors`. */
export const SAVED_VIEW_TYPE = 'hopscope.savedDiagram';
