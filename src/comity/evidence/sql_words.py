"""What a query may contain: parts of the language, functions and types.

Left out on purpose is all that reads anything but the tables, and all that can make a large
value out of a small one (``repeat``, ``lpad``, ``range``, lists and their functions), or that
searches a text in more than linear time (``ILIKE``), because such a step runs to its end before
the bounds on time and memory take hold.
"""

from __future__ import annotations

NODES = frozenset(
    """
    SELECT_NODE SET_OPERATION_NODE BASE_TABLE JOIN SUBQUERY EMPTY EXPRESSION_LIST
    ORDER_MODIFIER ORDER_DEFAULT ASCENDING DESCENDING LIMIT_MODIFIER LIMIT_PERCENT_MODIFIER
    DISTINCT_MODIFIER STAR COLUMN_REF VALUE_CONSTANT FUNCTION OPERATOR_CAST CASE_EXPR
    COMPARE_BETWEEN COMPARE_IN COMPARE_NOT_IN COMPARE_EQUAL COMPARE_NOTEQUAL COMPARE_LESSTHAN
    COMPARE_GREATERTHAN COMPARE_LESSTHANOREQUALTO COMPARE_GREATERTHANOREQUALTO
    COMPARE_DISTINCT_FROM COMPARE_NOT_DISTINCT_FROM CONJUNCTION_AND CONJUNCTION_OR
    OPERATOR_NOT OPERATOR_IS_NULL OPERATOR_IS_NOT_NULL OPERATOR_COALESCE GROUPING_FUNCTION
    WINDOW_AGGREGATE WINDOW_ROW_NUMBER WINDOW_RANK WINDOW_RANK_DENSE WINDOW_LAG WINDOW_LEAD
    WINDOW_FIRST_VALUE WINDOW_LAST_VALUE WINDOW_NTILE WINDOW_PERCENT_RANK WINDOW_CUME_DIST
    WINDOW_NTH_VALUE DECIMAL_TYPE_INFO
    """.split()
)

_OPERATORS = frozenset("+ - * / // % ** ^ || ~~ !~~".split())
_NUMBERS = frozenset(
    "abs ceil ceiling exp floor greatest least ln log log10 log2 mod nullif pi pow power round "
    "row sign sqrt trunc".split()
)
_TEXTS = frozenset(
    "concat contains ends_with left length lower ltrim position prefix regexp_full_match "
    "regexp_matches right rtrim starts_with strlen substr substring suffix trim upper".split()
)
_DAYS = frozenset(
    "date_diff date_part date_trunc datediff day dayofweek month quarter to_days to_months "
    "to_years week year".split()
)
_SUMS = frozenset(
    "any_value arg_max arg_min argmax argmin avg bool_and bool_or corr count count_if count_star "
    "covar_pop covar_samp first geomean kurtosis last mad max max_by mean median min min_by mode "
    "product quantile_cont quantile_disc regr_slope regr_intercept regr_r2 skewness stddev "
    "stddev_pop stddev_samp sum sum_no_overflow var_pop var_samp variance approx_count_distinct "
    "grouping".split()
)
_WINDOWS = frozenset(
    "row_number rank rank_dense dense_rank lag lead first_value last_value ntile percent_rank "
    "cume_dist nth_value".split()
)
FUNCTIONS = _OPERATORS | _NUMBERS | _TEXTS | _DAYS | _SUMS | _WINDOWS

#: Functions that join texts; each may double a value, so that a query has few of them.
JOINING = frozenset({"||", "concat"})

#: LIKE and NOT LIKE, which take linear time only for a written pattern without ``_``.
LIKE = frozenset({"~~", "!~~"})

CASTS = frozenset(
    "BOOLEAN TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT FLOAT "
    "DOUBLE DECIMAL VARCHAR DATE TIMESTAMP".split()
)
