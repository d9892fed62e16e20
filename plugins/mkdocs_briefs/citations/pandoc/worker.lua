-- The script that is spoken to: `pandoc lua worker.lua`. It reads requests as JSON, one a line, and answers each with
-- one line of JSON. `process.py` speaks to it and describes the messages.

-- Pandoc's own file for what a terminal says, in a folder that was made for it.
local folder = os.getenv("BRIEFS_FOLDER")
if folder then pcall(pandoc.system.remove_directory, folder, true) end

local json = pandoc.json
local stringify = pandoc.utils.stringify

local OPTIONS = pandoc.WriterOptions{wrap_text = 'wrap-none'}
local ESCAPES = {['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;'}
local TAGS = {
  Emph = {'<em>', '</em>'}, Strong = {'<strong>', '</strong>'}, Superscript = {'<sup>', '</sup>'},
  Subscript = {'<sub>', '</sub>'}, SmallCaps = {'<span class="smallcaps">', '</span>'},
  Underline = {'<u>', '</u>'}, Strikeout = {'<del>', '</del>'},
}

-- What a DOI may hold and an address may not (RFC 3986, section 2).
local function quoted(address)
  return (address:gsub('[<>"%s{}|\\^`]', function(character) return ('%%%02X'):format(character:byte()) end))
end

local function escaped(text)
  return (text:gsub('[&<>"]', ESCAPES))
end

local function html_of(inline)
  local html = pandoc.write(pandoc.Pandoc{pandoc.Plain{inline}}, 'html', OPTIONS)
  return (html:gsub('\n$', ''))
end

local write

local function write_all(inlines, out)
  for _, inline in ipairs(inlines) do write(inline, out) end
end

local function add(out, html)
  local last = out[#out]
  if type(last) == 'string' then out[#out] = last .. html else out[#out + 1] = html end
end

-- A label ends before an address of its own: no link stands within another.
local function write_label(link, out)
  local inside, behind = {}, {}
  for _, inline in ipairs(link.content) do
    write(inline, (#behind > 0 or inline.t == 'Link') and behind or inside)
  end
  if #inside > 0 then out[#out + 1] = {key = link.target:sub(6), html = table.concat(inside)} end
  for _, piece in ipairs(behind) do add(out, piece) end
end

-- Appends pieces to `out`: HTML as strings, and {key, pieces} for the label of a source.
function write(inline, out)
  local tag = inline.t
  if tag == 'Str' then
    add(out, escaped(inline.text))
  elseif tag == 'Space' or tag == 'SoftBreak' then
    add(out, ' ')
  elseif TAGS[tag] then
    add(out, TAGS[tag][1])
    write_all(inline.content, out)
    add(out, TAGS[tag][2])
  elseif tag == 'Quoted' then
    local double = inline.quotetype == 'DoubleQuote'
    add(out, double and '“' or '‘')
    write_all(inline.content, out)
    add(out, double and '”' or '’')
  elseif tag == 'Link' and inline.target:sub(1, 5) == '#ref-' then
    write_label(inline, out)
  elseif tag == 'Link' and inline.target:match('^https?://') then
    add(out, '<a href="' .. escaped(quoted(inline.target)) .. '">')
    write_all(inline.content, out)
    add(out, '</a>')
  elseif tag == 'Link' then
    write_all(inline.content, out)
  elseif tag == 'Span' then
    local attributes = ''
    inline.classes = inline.classes:filter(function(class) return class ~= 'nocase' end)
    if #inline.classes > 0 then attributes = ' class="' .. escaped(table.concat(inline.classes, ' ')) .. '"' end
    if inline.attributes.style then attributes = attributes .. ' style="' .. escaped(inline.attributes.style) .. '"' end
    if attributes == '' then
      write_all(inline.content, out)
    else
      add(out, '<span' .. attributes .. '>')
      write_all(inline.content, out)
      add(out, '</span>')
    end
  else
    add(out, html_of(inline))
  end
end

-- Words, spaces, and tags as {html = tag}.
local function inlines_of(words)
  local out = pandoc.Inlines{}
  for _, word in ipairs(words or {}) do
    if type(word) == "table" then out:insert(pandoc.RawInline('html', word.html))
    elseif word == ' ' then out:insert(pandoc.Space())
    else out:insert(pandoc.Str(word)) end
  end
  return out
end

local function cite_of(cluster, note)
  local citations = {}
  for number, item in ipairs(cluster) do
    citations[number] = pandoc.Citation(item.id, item.mode, inlines_of(item.prefix), inlines_of(item.suffix), note)
  end
  return pandoc.Cite({}, citations)
end

-- American punctuation: what follows a label goes within the quotation marks that end it. Pandoc does so where labels
-- are no links.
local function punctuated(pieces, request)
  if not request.punctuation_in_quote then return pieces end
  for number = 2, #pieces do
    local label, mark = pieces[number - 1], type(pieces[number]) == 'string' and pieces[number]:match('^[.,]')
    local words = mark and (label.html or ''):match('^(.*)”$')
    if words and not words:match('[.,?!]$') then
      label.html, pieces[number] = words .. mark .. '”', pieces[number]:sub(2)
    end
  end
  return pieces
end

local function pieces_of(blocks)
  local out = {}
  for _, block in ipairs(blocks) do
    if block.content then write_all(block.content, out) end
  end
  return out
end

local function entry_of(div)
  local label, out = nil, {}
  for _, block in ipairs(div.content) do
    for _, inline in ipairs(block.content) do
      if inline.t == 'Span' and inline.classes:includes('csl-left-margin') then
        label = stringify(inline)
      elseif inline.t == 'Span' and (inline.classes:includes('csl-right-inline') or inline.classes:includes('csl-indent')
          or inline.classes:includes('csl-block')) then
        if #out > 0 then add(out, ' ') end
        write_all(inline.content, out)
      else
        write(inline, out)
      end
    end
  end
  return {id = div.identifier:sub(5), html = table.concat(out), label = label}
end

-- HTML as `write` has it, from Pandoc's, which has spans that say nothing here.
local function tidied(html)
  local kept = {}
  html = html:gsub('<(/?)span([^>]*)>', function(slash, attributes)
    if slash == '' then
      local class = attributes:match('class="([^"]*)"')
      kept[#kept + 1] = attributes:find('style="', 1, true) ~= nil or class ~= nil and class ~= 'nocase'
      return not kept[#kept] and '' or nil
    end
    return not table.remove(kept) and '' or nil
  end)
  html = html:gsub('<a href="([^"]*)"', function(address)
    return '<a href="' .. quoted(address:gsub('&[lg]t;', {['&lt;'] = '<', ['&gt;'] = '>'}):gsub('&quot;', '"')) .. '"'
  end)
  return (html:gsub('&#39;', "'"))
end

-- The references in the HTML that Pandoc's writer makes of all of them: in Lua each word would be an object. Nil where
-- that says less: references in columns, links that are shown as text.
local function written(list)
  local html = pandoc.write(pandoc.Pandoc{list}, 'html', OPTIONS)
  local found, entries = {}, list.content
  for inner in html:gmatch('<div id="[^"]*" class="csl%-entry"[^>]*>\n(.-)\n</div>') do
    found[#found + 1] = {id = entries[#found + 1].identifier:sub(5), html = tidied(inner)}
  end
  local is_plain = #found == #entries and not html:find('<[^>]*class="csl%-[bilr]')
  for address in html:gmatch('<a ([^>]*)>') do is_plain = is_plain and address:match('^href="https?://[^"]*"$') end
  return is_plain and found or nil
end

local function references_in(list)
  local found = written(list)
  if found then return found end
  found = {}
  for _, entry in ipairs(list.content) do found[#found + 1] = entry_of(entry) end
  return found
end

-- The blocks of a document that cites, and for each cluster the block and the paragraph of a footnote that it is in.
-- What does not begin a footnote stands between words. Each block is a note in note styles: its number is the note's.
local function blocks_of(request)
  local blocks, places, paragraphs, footnote = {}, {}, {}, nil
  local function close()
    if footnote then blocks[#blocks + 1] = pandoc.Plain{pandoc.Note(paragraphs)} end
    footnote = nil
  end
  for number, cluster in ipairs(request.clusters) do
    local within = request.footnotes[number]
    if not within or within.id ~= footnote then close() end
    if within then
      if not footnote then footnote, paragraphs = within.id, {} end
      local inlines = pandoc.Inlines{}
      if #cluster > 0 then inlines:insert(cite_of(cluster, #blocks + 1)) end
      if not within.opens then
        inlines = pandoc.Inlines{pandoc.Str('x'), pandoc.Space()} .. inlines .. {pandoc.Space(), pandoc.Str('x')}
      end
      paragraphs[#paragraphs + 1] = pandoc.Para(inlines)
      places[number] = {block = #blocks + 1, paragraph = #paragraphs}
    else
      blocks[#blocks + 1] = pandoc.Plain{cite_of(cluster, #blocks + 1)}
      places[number] = {block = #blocks}
    end
  end
  close()
  return blocks, places
end

-- What a citation became, as inlines.
local function formatted(document, place)
  local first = document.blocks[place.block].content[1]
  if not place.paragraph then return first.content end
  for _, inline in ipairs(first.content[place.paragraph].content) do
    if inline.t == 'Cite' then return inline.content end
  end
  return {}
end

local function cite(request)
  local blocks, places = blocks_of(request)
  local meta = {
    bibliography = request.bibliography, csl = request.csl, lang = request.lang, ['link-citations'] = true,
  }
  if #request.also > 0 then
    local citations = {}
    for number, id in ipairs(request.also) do citations[number] = pandoc.Citation(id, 'NormalCitation') end
    meta.nocite = pandoc.Inlines{pandoc.Cite({}, citations)}
  end
  local document = pandoc.utils.citeproc(pandoc.Pandoc(blocks, meta))
  local clusters, notes, references = {}, {}, {}
  for number, place in ipairs(places) do
    local out = {}
    for _, inline in ipairs(formatted(document, place)) do
      if inline.t == 'Note' then
        notes[#notes + 1] = punctuated(pieces_of(inline.content), request)
        out[#out + 1] = {note = #notes}
      else
        write(inline, out)
      end
    end
    clusters[number] = punctuated(out, request)
  end
  for number = #blocks + 1, #document.blocks do
    local block = document.blocks[number]
    if block.t == 'Div' then references = references_in(block) end
  end
  return {clusters = clusters, notes = notes, references = references}
end

-- Characters of private use, which no entry holds: where a text begins and ends whose capitals stay.
local OPEN, CLOSE = utf8.char(0xE010), utf8.char(0xE011)

local function marked(span)
  if not span.classes:includes('nocase') then return nil end
  local content = pandoc.Inlines{pandoc.Str(OPEN)}
  content:extend(span.content)
  content:insert(pandoc.Str(CLOSE))
  return content
end

-- CSL-JSON's readers and writers take particles out of "van der Berg", and out of "Jan a", where none are said. What was
-- in braces has none.
local function with_particles_said(references)
  for _, reference in ipairs(references) do
    for _, names in pairs(reference) do
      for _, name in ipairs(pandoc.utils.type(names) == 'List' and names or {}) do
        local family, given = stringify(name.family or ''), stringify(name.given or '')
        if family:match("^[%l']") then name['non-dropping-particle'] = name['non-dropping-particle'] or '' end
        if given:match("%s%l+$") then name['dropping-particle'] = name['dropping-particle'] or '' end
      end
    end
  end
end

local function read(request)
  -- The writer drops spans, and with them the braces of an entry.
  local document = pandoc.read(request.text, 'biblatex'):walk{Span = marked}
  with_particles_said(document.meta.references)
  local csl = pandoc.write(document, 'csljson'):gsub(OPEN, '<span class=\\"nocase\\">'):gsub(CLOSE, '</span>')
  return {csl = csl}
end

local ANSWERS = {cite = cite, read = read}

for line in io.lines() do
  local ok, answer = pcall(function()
    local request = json.decode(line)
    return ANSWERS[request.kind](request)
  end)
  if not ok then answer = {error = tostring(answer)} end
  io.write(json.encode(answer), '\n')
  io.flush()
end
