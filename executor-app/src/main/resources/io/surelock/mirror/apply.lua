-- Brings keys of the mirror up to date and moves its position, or does nothing at all.
--
-- KEYS[1]  hash of positions          KEYS[1 + n]  key of write n
-- ARGV[1]  number of positions, each followed by field, value it must have ('' for none), new value
-- then for each write: value, expiry in ms since 1970, desk, sequence
-- Answer: one number for each write, in order; -1 alone if a position is not what it must be.
--
-- Nothing here is newer than Redis 6.2. Positions move last: a script that fails half way has
-- written values that will be written again.

local WRITTEN, UNCHANGED, OLDER, EXPIRED, FOREIGN_KEPT, MOVED = 0, 1, 2, 3, 4, -1
local COOLDOWN = 'cooldown:'

local positions = tonumber(ARGV[1])
for i = 0, positions - 1 do
    local stored = redis.call('HGET', KEYS[1], ARGV[2 + 3 * i]) or ''
    if #stored > 18 or not string.match(stored, '^%d+$') then
        stored = '' -- no position of ours
    end
    if stored ~= ARGV[3 + 3 * i] then
        return { MOVED }
    end
end

local function nowMillis()
    local time = redis.call('TIME')
    return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- A value without expiry lasts for ever. The clock is read after the remaining time, so that the
-- answer is never too early.
local function expiryOf(key)
    local remaining = redis.call('PTTL', key)
    if remaining == -1 then
        return math.huge
    end
    return nowMillis() + remaining
end

-- The desk and sequence that a value of the mirror carries; nothing for any other value.
local function orderOf(value)
    local readable, object = pcall(cjson.decode, value)
    if readable and type(object) == 'table' and type(object.deskId) == 'string'
            and type(object.sequence) == 'number' then
        return object.deskId, object.sequence
    end
end

local function apply(key, value, expiry, desk, sequence)
    if expiry <= nowMillis() then
        return EXPIRED
    end
    local existing = redis.pcall('GET', key)
    if existing then
        local foreign = type(existing) ~= 'string'
        local otherDesk, otherSequence
        if not foreign then
            otherDesk, otherSequence = orderOf(existing)
        end
        if otherDesk == desk then
            if otherSequence > sequence then
                return OLDER
            end
            if otherSequence == sequence and existing == value and expiryOf(key) == expiry then
                return UNCHANGED
            end
        elseif string.sub(key, 1, #COOLDOWN) == COOLDOWN and expiryOf(key) > expiry then
            return FOREIGN_KEPT
        end
    end
    redis.call('SET', key, value, 'PXAT', string.format('%.0f', expiry))
    return WRITTEN
end

local results = {}
local first = 2 + 3 * positions
for n = 1, #KEYS - 1 do
    local at = first + 4 * (n - 1)
    results[n] = apply(
        KEYS[1 + n], ARGV[at], tonumber(ARGV[at + 1]), ARGV[at + 2], tonumber(ARGV[at + 3]))
end
for i = 0, positions - 1 do
    redis.call('HSET', KEYS[1], ARGV[2 + 3 * i], ARGV[4 + 3 * i])
end
return results
