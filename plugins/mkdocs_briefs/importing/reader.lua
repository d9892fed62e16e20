-- Reads one document, without any way to the network or to other files, and says what is in it.
-- Arguments: the file and its format. Its pictures are written into the current folder.
local file, format = arg[1], arg[2]
local handle = assert(io.open(file, "rb"))
local content = handle:read("a")
handle:close()

local document
local messages = pandoc.log.silence(function()
  document = pandoc.read(content, format, pandoc.ReaderOptions{}, {}) -- {}: no files
end)

local pictures = pandoc.List{}
for number, item in ipairs(pandoc.mediabag.list()) do
  local _, bytes = pandoc.mediabag.lookup(item.path)
  local name = tostring(number)
  local out = assert(io.open(name, "wb"))
  out:write(bytes)
  out:close()
  pictures:insert{path = item.path, name = name}
end

local references = pandoc.write(pandoc.Pandoc({}, {references = document.meta.references}), "csljson")
document.meta.references = nil
local out = assert(io.open("document.json", "wb"))
out:write(pandoc.write(document, "json"))
out:close()
io.stdout:write(pandoc.json.encode{
  pictures = pictures,
  references = pandoc.json.decode(references, false),
  messages = pandoc.List(messages):map(function(message) return message.pretty end),
})
