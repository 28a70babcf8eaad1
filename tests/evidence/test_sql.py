"""One SELECT over the data sets, and nothing else: no file, no network, no setting, no end."""

import os
import time

import polars as pl
import pytest

from comity.evidence import sql
from comity.facts.errors import ComityError, QuestionError, UnknownNameError


def test_a_question_in_sql_gives_the_published_total():
    """Revision 2024: 304.0 million migrants in 2024."""
    found = sql(
        "select year, sum(stock_persons) as persons from migrant_stock_2024 "
        "where sex = 'total' group by year order by year desc"
    )
    assert found.row(0) == (2024, 304_021_813)
    assert found.schema["persons"] == pl.Int64


def test_tables_join_group_and_rank():
    found = sql(
        """
        with sent as (
            select sender as state, sum(remit_usd) as usd from remittances_2017 group by all
        )
        select state, usd, rank() over (order by usd desc) as place
        from sent join sdg_10_7_2 using (state) where domain = 'all'
        qualify place <= 3 order by place -- the largest senders that reported
        """
    )
    assert found["place"].to_list() == [1, 2, 3]


def test_two_columns_of_one_name_are_kept_apart():
    found = sql("select a.state, b.state from sdg_10_7_2 a join sdg_10_7_2 b using (state) limit 1")
    assert len(found.columns) == 2


def test_an_empty_cell_stays_empty():
    found = sql("select gdp_usd from wdi_indicators where state = 'SSD' and year = 2023")
    assert found["gdp_usd"].to_list() == [None]


FILES = [
    "select * from read_text('/etc/passwd')",
    "select * from read_csv('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from parquet_metadata('/etc/passwd')",
    "select * from glob('/*')",
    "select * from sniff_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    'select * from "/etc/passwd"',
    'with "/etc/passwd" as (select 1) select * from "/etc/passwd"',
    "select * from 'https://example.org/x.parquet'",
    "copy sdg_10_7_2 to '/tmp/x.csv'",
    "copy (select 1) to '/tmp/x.csv'",
    "export database '/tmp/x'",
    "import database '/tmp/x'",
    "attach '/tmp/x.db' as x",
    "create table x as select 1",
    "insert into sdg_10_7_2 select * from sdg_10_7_2",
    "update sdg_10_7_2 set score = 4",
    "delete from sdg_10_7_2",
    "drop view sdg_10_7_2",
    "with gone as (delete from sdg_10_7_2 returning *) select * from gone",
]
SETTINGS = [
    "set enable_external_access = true",
    "reset lock_configuration",
    "pragma database_list",
    "call pragma_version()",
    "install httpfs",
    "load httpfs",
    "checkpoint",
    "use memory",
    "begin",
    "prepare x as select 1",
    "execute x",
    "explain select 1",
    "describe sdg_10_7_2",
    "show tables",
    "summarize sdg_10_7_2",
    "select getenv('HOME')",
    "select main.getenv('HOME')",
    "select current_setting('memory_limit')",
    "select * from duckdb_settings()",
    "select * from duckdb_secrets()",
    "select * from pragma_database_size()",
    "select * from information_schema.tables",
    "select * from pg_catalog.pg_class",
    "select * from memory.main.sdg_10_7_2",
    "select * from query('select 1')",
    "select * from query_table('sdg_10_7_2')",
    "select * from json_execute_serialized_sql('{}')",
    "select * from arrow_scan(1, 2, 3)",
    "select * from sdg_10_7_2 where score = (select max(x) from pandas_scan(1) t(x))",
    "select nextval('x')",
    "select write_log('x')",
    "select $1",
    "select ?",
    "select 1; select 2",
    "select 1; drop view sdg_10_7_2",
    "select 1 \0; drop view sdg_10_7_2",
]
LARGE = [
    "select repeat('x', 1000000000)",
    "select lpad('x', 1000000000, 'y')",
    "select printf('%1000000000d', 1)",
    "select format('{:1000000000}', 1)",
    "select bar(1, 0, 1, 1000000000)",
    "select length(range(1000000000))",
    "select count(*) from range(1000000000000)",
    "select unnest([1, 2])",
    "select list(year) from sdg_10_7_2",
    "select string_agg(state, '') from sdg_10_7_2",
    "select list_reduce([1, 2], (a, b) -> a + b)",
    "select replace(state, 'A', 'AAAAAAAA') from sdg_10_7_2",
    "select null::integer[100000]",
    "select 'x' || 'x' || 'x' || 'x' || 'x' || 'x'",
    "select concat(state, state, state, state, state, state) from sdg_10_7_2",
    "with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t",
    "select " + "not " * 900 + "true",
    f"select '{'x' * 101}'",
    "select state like state || '%' from sdg_10_7_2",
    "select state like '%_x%_x%_y_' from sdg_10_7_2",
    "select state ilike '%x%x%x%y' from sdg_10_7_2",
    "select " + " + ".join(["1"] * 1200),
    "select " + ", ".join(["*"] * 300) + " from sdg_10_7_2",
]


@pytest.mark.parametrize("query", FILES + SETTINGS + LARGE)
def test_an_attack_is_refused_in_one_clear_sentence(query):
    start = time.perf_counter()
    with pytest.raises(ComityError) as refused:
        sql(query, seconds=5)
    assert "\n" not in str(refused.value)
    assert time.perf_counter() - start < 5


def test_brackets_mean_no_more_than_what_they_hold():
    assert sql("select " + "(" * 1990 + "1" + ")" * 1990).item() == 1


def test_a_text_is_found_by_a_pattern():
    found = sql("select count(*) as n from missing_migrants where route like '%Mediterranean%'")
    assert found.item() > 1000


def test_no_file_is_written(tmp_path):
    path = tmp_path / "out.csv"
    with pytest.raises(QuestionError, match="Only one SELECT is answered"):
        sql(f"copy (select * from sdg_10_7_2) to '{path}'")
    assert os.listdir(tmp_path) == []


def test_no_value_of_the_program_can_be_read():
    secret = pl.DataFrame({"word": ["secret"]})
    assert secret.height == 1
    with pytest.raises(UnknownNameError, match="No data set is called 'secret'"):
        sql("select * from secret")


@pytest.mark.parametrize(
    "query",
    [
        "select count(*) from migrant_stock_2024 a, migrant_stock_2024 b "
        "where a.stock_persons + b.stock_persons = 3",
        "select a.year from unhcr_population a, unhcr_population b order by a.year + b.year",
    ],
)
def test_a_query_that_runs_long_is_stopped(query):
    start = time.perf_counter()
    with pytest.raises(QuestionError, match=r"longer than 0\.3 seconds|megabytes"):
        sql(query, seconds=0.3)
    assert time.perf_counter() - start < 5


def test_a_query_that_needs_much_memory_is_stopped():
    with pytest.raises(QuestionError, match="more than 32 megabytes"):
        sql(
            "select count(distinct (a.stock_persons, b.year, b.state)) "
            "from migrant_stock_2024 a, sdg_10_7_2 b",
            megabytes=32,
            seconds=60,
        )


def test_an_answer_of_many_rows_or_long_texts_is_refused():
    with pytest.raises(QuestionError, match="more than 10 rows"):
        sql("select * from sdg_10_7_2", rows=10)
    assert sql("select * from sdg_10_7_2 limit 10", rows=10).height == 10
    long = f"select '{'x' * 90}' || origin as a from migrant_stock_2024"
    with pytest.raises(QuestionError, match="more than 16 megabytes"):
        sql(f"select a || a as t from ({long})", megabytes=16, rows=10**6)


def test_the_bounds_themselves_must_make_sense():
    with pytest.raises(QuestionError, match="needs time"):
        sql("select 1", seconds=0)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "The query is empty"),
        ("selec 1", "syntax error"),
        ("select nosuch from sdg_10_7_2", "nosuch"),
        ("select 1" + " " * 5000, "more than 4,000 characters"),
        ("select 1 / 'x' from sdg_10_7_2", "cannot be answered"),
    ],
)
def test_a_mistake_in_a_query_is_named(query, message):
    with pytest.raises(QuestionError, match=message):
        sql(query)


def test_a_misspelt_table_is_answered_with_a_near_miss():
    with pytest.raises(UnknownNameError, match="Did you mean sdg_10_7_2"):
        sql("select * from sdg_10_7_3")


def test_a_refused_query_leaves_the_next_one_unharmed():
    for _ in range(3):
        with pytest.raises(QuestionError):
            sql("select count(*) from wpp_population_2024 a, wpp_population_2024 b", seconds=0.05)
        assert sql("select 1 as one").item() == 1
