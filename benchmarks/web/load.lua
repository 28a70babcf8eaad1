-- Ask pages in turn. Arguments: a file with one path a line, then how many steps apart the
-- threads begin. With {day} in a path, a day that was not asked before is put there.
local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local function civil(days)
  -- Day of the calendar from the number of days since 1970-01-01.
  return os.date("!%Y-%m-%d", days * 86400)
end

function init(args)
  paths, asked = {}, 0
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  step = tonumber(args[2] or "1")
  wrk.headers["Accept-Encoding"] = "gzip"
end

function request()
  local turn = asked * 8 + number
  asked = asked + 1
  local path = paths[(turn * step) % #paths + 1]
  if path:find("{day}", 1, true) then
    path = path:gsub("{day}", civil(3653 + turn % 18000))
  end
  return wrk.format("GET", path)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\nMEASURED {"requests": %d, "seconds": %.3f, "bytes": %d, "p50": %.3f, "p95": %.3f, '
    .. '"p99": %.3f, "most": %.3f, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
