// SPDX-License-Identifier: Apache-2.0
#include "cursor.h"

#include <algorithm>
#include <map>

namespace ref {

Cursor::Cursor(TableSource source) : source_(std::move(source)) { rebuild(); }

Subject Cursor::subject(const TableRow& row) {
  const MessageData* message = row.message.get();
  return Subject{*row.props, message == nullptr ? nullptr : &message->recipients,
                 message == nullptr ? nullptr : &message->attachments};
}

void Cursor::rebuild() {
  seen_ = source_.version();
  rows_ = source_.rows();
  if (instances_ != 0) {
    std::vector<TableRow> expanded;
    for (const TableRow& row : rows_) {
      for (TableRow& instance : instancesOf(row)) expanded.push_back(std::move(instance));
    }
    rows_ = std::move(expanded);
  }
  if (restriction_ != nullptr) {
    restriction_->rewind();
    rows_.erase(std::remove_if(rows_.begin(), rows_.end(),
                               [this](const TableRow& row) { return !restriction_->matches(subject(row)); }),
                rows_.end());
  }
  if (orders_.empty()) return;
  std::stable_sort(rows_.begin(), rows_.end(), [this](const TableRow& a, const TableRow& b) {
    for (const SSortOrder& order : orders_) {
      const Value* x = a.props->find(order.ulPropTag);
      const Value* y = b.props->find(order.ulPropTag);
      // A row without the property comes first in ascending order.
      int difference = x == nullptr || y == nullptr ? (x != nullptr) - (y != nullptr) : compare(*x, *y);
      if (order.ulOrder == TABLE_SORT_DESCEND) difference = -difference;
      if (difference != 0) return difference < 0;
    }
    return false;
  });
  rows_ = categories_.arrange(rows_);
}

std::vector<TableRow> Cursor::instancesOf(const TableRow& row) const {
  const Value* list = row.props->find(CHANGE_PROP_TYPE(instances_, PT_UNSPECIFIED));
  ULONG type = baseType(instances_) == PT_STRING8 ? PT_UNICODE : baseType(instances_);
  // A row without values stays one row.
  if (list == nullptr || !isList(list->tag) || baseType(list->tag) != type) return {row};
  std::vector<TableRow> instances;
  for (const Value& each : list->many) {
    Value value = each;
    value.tag = CHANGE_PROP_TYPE(instances_, MVI_FLAG | type);
    Bytes key = row.props->bytes(PR_INSTANCE_KEY);
    for (int shift = 24; shift >= 0; shift -= 8) key.push_back(static_cast<BYTE>(instances.size() >> shift));
    auto props = std::make_shared<Bag>(*row.props);
    props->put(std::move(value));
    props->put(PR_INSTANCE_KEY, key);
    instances.push_back(TableRow{props, row.message});
  }
  return instances.empty() ? std::vector<TableRow>{row} : instances;
}

void Cursor::refresh() {
  if (source_.version() != seen_) follow();
}

void Cursor::follow() {
  std::vector<Bytes> read;
  for (size_t i = 0; i < position_; i++) read.push_back(keyAt(i));
  rebuild();
  std::map<Bytes, size_t> places;
  for (size_t i = 0; i < rows_.size(); i++) places[keyAt(i)] = i;
  // Goes behind the last read row that is still there, so that removed rows skip no other.
  position_ = 0;
  for (size_t i = read.size(); i-- > 0;) {
    auto place = places.find(read[i]);
    if (place != places.end()) {
      position_ = place->second + 1;
      return;
    }
  }
}

void Cursor::startOver() {
  rebuild();
  position_ = 0;
  bookmarks_.clear();
}

void Cursor::expand(ULONG instances) {
  if (instances == instances_) return;
  instances_ = instances;
  startOver();
}

void Cursor::restrict(const SRestriction* restriction) {
  std::unique_ptr<Restriction> next(restriction == nullptr ? nullptr : new Restriction(*restriction));
  restriction_ = std::move(next);
  startOver();
}

void Cursor::sort(std::vector<SSortOrder> orders, ULONG categories, ULONG expanded) {
  orders_ = std::move(orders);
  categories_ = Categories(std::vector<SSortOrder>(orders_.begin(), orders_.begin() + categories), expanded);
  startOver();
}

ULONG Cursor::choose(const Bytes& instanceKey, bool expand) {
  refresh();
  require(categories_.levels() > 0, MAPI_E_NO_SUPPORT);
  size_t heading = 0;
  while (heading < rows_.size() &&
         (keyAt(heading) != instanceKey || rows_[heading].props->number(PR_ROW_TYPE) == TBL_LEAF_ROW)) {
    heading++;
  }
  require(heading < rows_.size(), MAPI_E_NOT_FOUND);
  size_t before = rows_.size();
  categories_.choose(instanceKey, expand);
  follow();
  if (expand) position_ = heading + 1;
  return static_cast<ULONG>(expand ? rows_.size() - before : before - rows_.size());
}

Bytes Cursor::keyAt(size_t index) const {
  return index < rows_.size() ? rows_[index].props->bytes(PR_INSTANCE_KEY) : Bytes();
}

size_t Cursor::find(const Mark& mark, bool& moved) const {
  moved = false;
  if (mark.key.empty() || keyAt(mark.position) == mark.key) return std::min(mark.position, rows_.size());
  for (size_t i = 0; i < rows_.size(); i++) {
    if (keyAt(i) == mark.key) return i;
  }
  moved = true;
  return std::min(mark.position, rows_.size());
}

size_t Cursor::locate(ULONG_PTR bookmark, bool& moved) const {
  moved = false;
  switch (bookmark) {
    case BOOKMARK_BEGINNING: return 0;
    case BOOKMARK_CURRENT: return position_;
    case BOOKMARK_END: return rows_.size();
    default: break;
  }
  auto mark = bookmarks_.find(bookmark);
  require(mark != bookmarks_.end(), MAPI_E_INVALID_BOOKMARK);
  return find(mark->second, moved);
}

ULONG_PTR Cursor::addBookmark() {
  bookmarks_[nextBookmark_] = Mark{position_, keyAt(position_)};
  return nextBookmark_++;
}

void Cursor::removeBookmark(ULONG_PTR bookmark) {
  require(bookmark <= BOOKMARK_END || bookmarks_.erase(bookmark) == 1, MAPI_E_INVALID_BOOKMARK);
}

}  // namespace ref
