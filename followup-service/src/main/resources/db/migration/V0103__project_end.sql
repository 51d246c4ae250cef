-- What the sweep asks every second: active projects whose last day is over.
create index project_by_end on project (ends_on) where status = 'ACTIVE';
