import { CreateClockAndHistory1763000000001 } from './1763000000001-CreateClockAndHistory.js';
import { CreateReferenceData1763000000002 } from './1763000000002-CreateReferenceData.js';
import { CreateIdentity1763000000003 } from './1763000000003-CreateIdentity.js';
import { CreateIncidents1763000000004 } from './1763000000004-CreateIncidents.js';
import { CreateProceedings1763000000005 } from './1763000000005-CreateProceedings.js';
import { CreateLedger1763000000006 } from './1763000000006-CreateLedger.js';
import { CreateProgressAndImports1763000000007 } from './1763000000007-CreateProgressAndImports.js';
import { MarkPlacedDoubts1763000000008 } from './1763000000008-MarkPlacedDoubts.js';
import { CreateObstacles1764000000001 } from './1764000000001-CreateObstacles.js';
import { CreateCutVintages1764000000002 } from './1764000000002-CreateCutVintages.js';
import { CreateExports1764000000003 } from './1764000000003-CreateExports.js';
import { ProjectFatality1764000000004 } from './1764000000004-ProjectFatality.js';
import { CheckLedgerBySet1764000000005 } from './1764000000005-CheckLedgerBySet.js';

/** In the order in which they run. Never edited after merge: a change is a new migration. */
export const migrations = [
  CreateClockAndHistory1763000000001,
  CreateReferenceData1763000000002,
  CreateIdentity1763000000003,
  CreateIncidents1763000000004,
  CreateProceedings1763000000005,
  CreateLedger1763000000006,
  CreateProgressAndImports1763000000007,
  MarkPlacedDoubts1763000000008,
  CreateObstacles1764000000001,
  CreateCutVintages1764000000002,
  CreateExports1764000000003,
  ProjectFatality1764000000004,
  CheckLedgerBySet1764000000005,
];
