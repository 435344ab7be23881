-- Why the file of a highlight can't be used; null: it can, or that is not known yet.
alter table highlights add column error text;
