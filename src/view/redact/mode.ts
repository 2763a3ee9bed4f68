export { REDACTION_MODES, type Redaction, type RedactionMode } from '../../model/redaction';
