-- HTML to Typst: `pandoc lua write.lua`. It reads a JSON array of texts, and writes an array of as many.
--
-- No text is ever Typst's markup: words stand as strings (`#"words";`), as do addresses and code. What Pandoc writes
-- itself are blocks: headings, lists, tables, quotes.

local json = pandoc.json

local OPTIONS = pandoc.WriterOptions{wrap_text = 'wrap-none'}

-- The functions of `brief.typ`, by the class of the element that they set.
local SETTERS = {
  ['paper-title'] = 'headline', kicker = 'kicker', standfirst = 'standfirst', byline = 'byline', box = 'box-of',
  references = 'references', aside = 'aside', admonition = 'box-of',
}
-- What leads back, which paper cannot, and what is there to be read aloud.
local LEFT_OUT = {
  ['footnote-backref'] = true, backref = true, backrefs = true, headerlink = true, ['read-aloud'] = true, ['based-on__link'] = true,
}

local function typst(text) return pandoc.RawInline('typst', text) end
local function typst_block(text) return pandoc.RawBlock('typst', text) end

-- A string of Typst.
local function string_of(text)
  return '"' .. text:gsub('[\\"]', '\\%0'):gsub('\n', '\\n'):gsub('%c', '') .. '"'
end

local function decoded(address)
  return (address:gsub('%%(%x%x)', function(digits) return string.char(tonumber(digits, 16)) end))
end

local function inner_id(target)
  return target:sub(1, 1) == '#' and decoded(target:sub(2)) or nil
end

local function is_left_out(classes)
  for _, class in ipairs(classes) do
    if LEFT_OUT[class] then return true end
  end
  return false
end

-- The id of a list's item, which stands at its first block.
local function id_of_item(blocks)
  local first = blocks[1]
  if not first then return nil end
  if first.t == 'Div' then return first.identifier end
  local inline = (first.t == 'Plain' or first.t == 'Para') and first.content[1]
  return inline and inline.t == 'Span' and inline.identifier or nil
end

local function is_of_notes(div)
  return div.classes:includes('footnote') or div.classes:includes('notes')
end

-- Footnotes go to the foot of the page where their sign is; the list of them is left out.
local function with_footnotes(doc)
  local notes, used = {}, {}
  doc:walk{Div = function(div)
    if not is_of_notes(div) then return nil end
    div:walk{OrderedList = function(list)
      for _, item in ipairs(list.content) do
        local id = id_of_item(item)
        if id and id ~= '' then notes[id] = pandoc.Blocks(item) end
      end
    end}
  end}
  -- A note in a note has no room at the foot: its sign leads nowhere.
  local function without_ids(blocks)
    return blocks:walk{
      Div = function(div) return div.content end,
      Note = function() return {} end,
    }
  end
  local function note_of(inline)
    local link = inline
    if link.t == 'Span' and #link.content == 1 then link = link.content[1] end
    local id = link.t == 'Link' and inner_id(link.target)
    return id and notes[id] and id
  end
  -- Pandoc makes one of signs that follow one another.
  doc = doc:walk{Superscript = function(signs)
    local out, has_notes = pandoc.Inlines{}, false
    for _, inline in ipairs(signs.content) do
      local id = note_of(inline)
      if not id then
        out:insert(inline.t == 'Space' and inline or pandoc.Superscript{inline})
      elseif used[id] then
        out:insert(typst('#footnote(<' .. used[id] .. '>);'))
      else
        used[id] = 'note-' .. pandoc.utils.sha1(id)
        out:extend{pandoc.Note(without_ids(notes[id])), typst('<' .. used[id] .. '>')}
      end
      has_notes = has_notes or id
    end
    return has_notes and out or nil
  end}
  return doc:walk{Div = function(div)
    if is_of_notes(div) then
      for id in pairs(notes) do
        if not used[id] then return nil end
      end
      return {}
    end
  end}
end

-- The ids to which links lead, each with a label for Typst, which wants every label to be there, and once.
local function labels_of(doc)
  local wanted, labels, count = {}, {}, 0
  doc:walk{Link = function(link)
    local id = inner_id(link.target)
    if id then wanted[id] = true end
  end}
  local function see(element)
    local id = element.identifier
    if wanted[id] and not labels[id] then
      count = count + 1
      labels[id] = 'at-' .. count
    end
  end
  doc:walk{Div = see, Span = see, Header = see}
  return labels
end

local function place(labels, placed, id)
  if not labels[id] or placed[id] then return nil end
  placed[id] = true
  return typst('#metadata(none) <' .. labels[id] .. '>')
end

local function put_before(blocks, inline)
  local first = blocks[1]
  if first and (first.t == 'Para' or first.t == 'Plain') then
    first.content:insert(1, inline)
  else
    blocks:insert(1, pandoc.Plain{inline})
  end
end

-- The language and direction of a part, which are letters and hyphens.
local function language_of(attributes)
  local code = (attributes.lang or ''):match('^%a%a%a?%f[%A]')
  local direction = ({rtl = 'rtl', ltr = 'ltr'})[attributes.dir]
  local set = {}
  if code then set[#set + 1] = 'lang: "' .. code:lower() .. '"' end
  if direction then set[#set + 1] = 'dir: ' .. direction end
  return #set > 0 and table.concat(set, ', ') or nil
end

local function is_sign(inline)
  return inline.t == 'Note' or (inline.t == 'RawInline' and inline.text:match('^#footnote%('))
end

-- Signs of notes, of which one follows another, as 2, 3 and not 23: Typst takes the space between them away.
local function apart(inlines)
  local out, is_behind = pandoc.Inlines{}, false
  for _, inline in ipairs(inlines) do
    if is_sign(inline) and is_behind then out:insert(typst('#super[#", ";];')) end
    if inline.t ~= 'Space' then
      is_behind = is_sign(inline) or inline.t == 'RawInline' and inline.text:match('^<note%-')
    end
    out:insert(inline)
  end
  return out
end

local function on_paper(html)
  local doc = with_footnotes(pandoc.read(html, 'html', nil, {}))
  doc = doc:walk{
    Span = function(span)
      if is_left_out(span.classes) then return {} end
      if span.classes:includes('grade') then
        span.content = span.content:walk{Span = function() return {} end}
        return span
      end
    end,
    Link = function(link)
      if is_left_out(link.classes) then return {} end
    end,
  }
  local labels, placed, level = labels_of(doc), {}, 0

  doc = doc:walk{
    traverse = 'topdown',
    Header = function(header)
      -- The title is none of the headings, and no level is left out.
      level = math.min(math.max(header.level - 1, 1), level + 1)
      header.level = level
      local id = header.identifier
      header.attr = pandoc.Attr(not placed[id] and labels[id] or '')
      placed[id] = true
      return header
    end,
    Image = function(image)
      local alt = pandoc.utils.stringify(image.caption)
      if image.src:match('^%w+%.%w+$') then
        return typst('#picture(' .. string_of('/' .. image.src) .. ', ' .. string_of(alt) .. ');'), false
      elseif image.src:match('^https?:') then
        return pandoc.Link(alt ~= '' and alt or image.src, image.src)
      end
      return pandoc.Str(alt)
    end,
    Code = function(code) return typst('#raw(' .. string_of(code.text) .. ');'), false end,
    CodeBlock = function(block)
      return typst_block('#raw(block: true, ' .. string_of(block.text) .. ')'), false
    end,
    Math = function(math) return pandoc.Str(math.text), false end,
    Quoted = function(quoted)
      quoted.content:insert(1, typst('#quote['))
      quoted.content:insert(typst('];'))
      return quoted.content
    end,
    Table = function(table)
      for _, row in ipairs(table.head.rows) do
        for _, cell in ipairs(row.cells) do
          cell.contents = cell.contents:walk{
            Plain = function(plain) return pandoc.Plain{pandoc.Strong(plain.content)} end,
          }
        end
      end
      return table
    end,
  }

  doc = doc:walk{
    Link = function(link)
      local content, id = link.content, inner_id(link.target)
      local target
      if id then
        target = labels[id] and '<' .. labels[id] .. '>'
      elseif link.target:match('^https?:') or link.target:match('^mailto:') then
        target = string_of(link.target)
      end
      if link.identifier ~= '' then
        local anchor = place(labels, placed, link.identifier)
        if anchor then content:insert(1, anchor) end
      end
      if not target or #content == 0 then return content end
      content:insert(1, typst('#link(' .. target .. ')['))
      content:insert(typst('];'))
      return content
    end,
    Span = function(span)
      local content = span.content
      local anchor, language = place(labels, placed, span.identifier), language_of(span.attributes)
      if language then
        content:insert(1, typst('#text(' .. language .. ')['))
        content:insert(typst('];'))
      end
      if anchor then content:insert(1, anchor) end
      return content
    end,
    Div = function(div)
      local content = div.content
      local anchor, language = place(labels, placed, div.identifier), language_of(div.attributes)
      if anchor then put_before(content, anchor) end
      local setter
      for _, class in ipairs(div.classes) do setter = setter or SETTERS[class] end
      if setter == 'box-of' and div.classes:includes('admonition') and content[1] and content[1].t == 'Para' then
        content[1] = pandoc.Para{pandoc.Strong(content[1].content)}
      end
      if setter or language then
        local set = language and '#set text(' .. language .. ')' or ''
        content:insert(1, typst_block('#' .. (setter or 'block(width: 100%)') .. '[' .. set))
        content:insert(typst_block(']'))
      end
      return content
    end,
  }

  -- Words and the spaces between them, as strings.
  doc = doc:walk{Inlines = function(inlines)
    local out, run, gap = pandoc.Inlines{}, {}, false
    local function finish()
      if #run > 0 then out:insert(typst('#' .. string_of(table.concat(run)) .. ';')) end
      if gap then out:insert(pandoc.Space()) end
      run, gap = {}, false
    end
    for _, inline in ipairs(inlines) do
      if inline.t == 'Str' then
        run[#run + 1] = (gap and ' ' or '') .. inline.text
        gap = false
      elseif (inline.t == 'Space' or inline.t == 'SoftBreak') and #run > 0 then
        gap = true
      else
        finish()
        out:insert(inline)
      end
    end
    finish()
    return apart(out)
  end}
  return pandoc.write(doc, 'typst', OPTIONS)
end

local answers = {}
for number, html in ipairs(json.decode(io.read('a'))) do answers[number] = on_paper(html) end
io.write(json.encode(answers))
