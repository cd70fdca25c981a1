import '../incidents/incident.reading.js';
import '../proceedings/proceeding.reading.js';
import '../suspects/suspect.reading.js';
import '../obstacles/obstacle.reading.js';
import { describeValue, expression, list, one } from '../reading/describe.js';
import { openness } from '../reading/openness.js';

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
    // What stands in the way of the incident at asOf, as it was known.
    obstacles: list(
      'ASSESSMENT',
      'Obstacle',
      (o, g, q) => {
        const known = (row: string): string => `COALESCE(${row}.recorded_at <= ${g}.known_at, TRUE)`;
        return `${o}.id IN (SELECT ot.id FROM ${q.relation('ObstacleTie')} ot WHERE ot.incident_id = ${g}.incident_id)
          AND ${o}.since_from <= ${g}.as_of AND COALESCE(${o}.until_to >= ${g}.as_of, TRUE) AND ${known(o)}
          AND NOT EXISTS (SELECT 1 FROM obstacle so WHERE so.supersedes_id = ${o}.id AND ${known('so')})`;
      },
      [{ sql: (o) => `${o}.since_to`, type: 'date' }],
    ),
    withheld: expression('PUBLIC', (_g, q) =>
      openness(q.viewer, 'ASSESSMENT') === 'none' ? `'[{"field":"obstacles","reason":"ROLE"}]'::jsonb` : `'[]'::jsonb`,
    ),
  },
});
