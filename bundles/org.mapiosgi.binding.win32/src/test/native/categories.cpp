// SPDX-License-Identifier: Apache-2.0
#include "categories.h"

namespace ref {

namespace {

void append(Bytes& out, const void* from, size_t length) {
  const BYTE* bytes = static_cast<const BYTE*>(from);
  out.insert(out.end(), bytes, bytes + length);
}

/** Bytes that are equal for equal values only. */
void append(Bytes& out, const Value* value) {
  ULONG tag = value == nullptr ? 0 : value->tag;
  append(out, &tag, sizeof(tag));
  if (value == nullptr) return;
  size_t text = value->text.size();
  size_t bytes = value->bytes.size();
  append(out, &value->number, sizeof(value->number));
  append(out, &value->real, sizeof(value->real));
  append(out, &text, sizeof(text));
  append(out, value->text.data(), text * sizeof(wchar_t));
  append(out, &bytes, sizeof(bytes));
  append(out, value->bytes.data(), bytes);
}

}  // namespace

std::vector<TableRow> Categories::arrange(const std::vector<TableRow>& sorted) const {
  if (columns_.empty()) return sorted;
  std::vector<TableRow> shown;
  arrange(sorted, 0, sorted.size(), 0, shown);
  return shown;
}

void Categories::arrange(const std::vector<TableRow>& rows, size_t from, size_t to, ULONG level,
                         std::vector<TableRow>& shown) const {
  if (level == levels()) {
    for (size_t i = from; i < to; i++) {
      auto props = std::make_shared<Bag>(*rows[i].props);
      props->put(PR_ROW_TYPE, TBL_LEAF_ROW);
      props->put(PR_DEPTH, level);
      shown.push_back(TableRow{props, rows[i].message});
    }
    return;
  }
  while (from < to) {
    Bytes name = key(*rows[from].props, level);
    size_t end = from + 1;
    while (end < to && key(*rows[end].props, level) == name) end++;
    auto choice = chosen_.find(name);
    bool open = choice == chosen_.end() ? level < expanded_ : choice->second;
    shown.push_back(heading(rows, from, end, level, name, open));
    if (open) arrange(rows, from, end, level + 1, shown);
    from = end;
  }
}

Bytes Categories::key(const Bag& row, ULONG level) const {
  Bytes key;
  for (ULONG i = 0; i <= level; i++) append(key, row.find(columns_[i].ulPropTag));
  return key;
}

TableRow Categories::heading(const std::vector<TableRow>& rows, size_t from, size_t to, ULONG level,
                             const Bytes& key, bool open) const {
  auto props = std::make_shared<Bag>();
  for (ULONG i = 0; i <= level; i++) {
    const Value* value = rows[from].props->find(columns_[i].ulPropTag);
    if (value != nullptr) props->put(*value);
  }
  LONGLONG unread = 0;
  for (size_t i = from; i < to; i++) {
    const Value* flags = rows[i].props->find(PR_MESSAGE_FLAGS);
    if (flags != nullptr && (flags->number & MSGFLAG_READ) == 0) unread++;
  }
  props->put(PR_ROW_TYPE, open ? TBL_EXPANDED_CATEGORY : TBL_COLLAPSED_CATEGORY);
  props->put(PR_DEPTH, level);
  props->put(PR_INSTANCE_KEY, key);
  props->put(PR_CONTENT_COUNT, static_cast<LONGLONG>(to - from));
  props->put(PR_CONTENT_UNREAD, unread);
  return TableRow{props, nullptr};
}

}  // namespace ref
