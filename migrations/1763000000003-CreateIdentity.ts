import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People and systems that act, what they may do, and the tokens that speak for them. */
export class CreateIdentity1763000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE app_user (
        id uuid PRIMARY KEY,
        issuer text NOT NULL,
        subject text NOT NULL,
        display_name text NOT NULL,
        office text,
        is_system boolean NOT NULL DEFAULT false,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (issuer, subject)
      );
      CREATE TABLE role_grant (
        id uuid PRIMARY KEY,
        holder_id uuid NOT NULL REFERENCES app_user (id),
        role text NOT NULL,
        clearance smallint NOT NULL,
        missions text[] NOT NULL DEFAULT '{}',
        host_states text[] NOT NULL DEFAULT '{}',
        contributing_countries text[] NOT NULL DEFAULT '{}',
        citizenships text[] NOT NULL DEFAULT '{}',
        forum_states text[] NOT NULL DEFAULT '{}',
        funder text,
        from_at timestamptz NOT NULL,
        until_at timestamptz NOT NULL,
        reason text,
        break_glass boolean NOT NULL DEFAULT false,
        granted_by_id uuid REFERENCES app_user (id),
        revoked_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT role_grant_clearance CHECK (clearance BETWEEN 0 AND 2),
        CONSTRAINT role_grant_period CHECK (from_at < until_at),
        CONSTRAINT role_grant_never_to_self CHECK (granted_by_id <> holder_id)
      );
      CREATE INDEX ON role_grant (holder_id);
      CREATE TABLE api_token (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES app_user (id),
        name text NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz,
        instance_id text
      );
      CREATE INDEX ON api_token (owner_id);
      -- Kept 48 hours: the same key by the same person for the same mutation answers with what was made then.
      CREATE TABLE idempotency_key (
        user_id uuid NOT NULL REFERENCES app_user (id),
        mutation text NOT NULL,
        key text NOT NULL,
        input_hash text NOT NULL,
        result jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        PRIMARY KEY (user_id, mutation, key)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key, api_token, role_grant, app_user');
  }
}
