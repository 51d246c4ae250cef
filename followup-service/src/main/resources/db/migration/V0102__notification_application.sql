alter table notification add application_id uuid;

comment on column notification.application_id is
    'Whose content it tells: not shown to those with a conflict of interest over it; null when it sums up several';

update notification set application_id = subject_id where subject_type = 'APPLICATION';

update notification n set application_id = p.application_id from project p
 where n.subject_type = 'PROJECT' and n.subject_id = p.id or n.subject_type = 'AWARD' and n.subject_id = p.award_id;

update notification n set application_id = p.application_id from duty d join project p on p.id = d.project_id
 where n.subject_type = 'DUTY' and n.subject_id = d.id;
