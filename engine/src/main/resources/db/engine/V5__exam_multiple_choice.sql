-- Multiple choice: ids of all chosen options, with a space between them.
alter table exam_answer alter column chosen set data type varchar(200);
