-- why: linking keeps the joins of all lists in memory. They are read again only where one of them was closed (src/linkage/standing.ts),
-- not whenever a person answered a question.
create index decision_closed on linkage.decision (recorded_to) where recorded_to is not null;
