/** Conditions on rows of `task`, as SQL. */

/** Nobody has answered it yet. */
export const OPEN = `task.state = 'open' and task.answered_fact_id is null`;
/** What it waits for is the customer's act; its owner chases him. */
export const WAITS_FOR_CUSTOMER = `exists (select 1 from return_status s, jsonb_array_elements(s.body->'waitingFor') wait
  where s.company_code = task.company_code and s.return_no = task.return_no and wait->>'taskId' = task.task_id and wait->>'counterparty' = 'customer')`;
