import '../incidents/incident.reading.js';
import '../proceedings/proceeding.reading.js';
import '../suspects/suspect.reading.js';
import { describeValue, expression, one } from '../reading/describe.js';

/** A unit that lacks something. What it names is read with the viewer's rights; nothing of it is withheld beyond that. */
describeValue({
  name: 'Gap',
  fields: {
    incident: one('PUBLIC', 'Incident', (i, g) => `${i}.id = ${g}.incident_id`),
    suspect: one('PUBLIC', 'Suspect', (s, g) => `${s}.id = ${g}.suspect_id`),
    proceeding: one('PUBLIC', 'Proceeding', (p, g) => `${p}.id = ${g}.proceeding_id`),
    daysOpenMin: expression('PUBLIC', (g) => `${g}.days_min`),
    daysOpenMax: expression('PUBLIC', (g) => `${g}.days_max`),
    lastStepOn: expression('PUBLIC', (g) => `${g}.last_step_on`),
    withheld: expression('PUBLIC', () => `'[]'::jsonb`),
  },
});
