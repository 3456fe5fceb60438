// SPDX-License-Identifier: Apache-2.0
//
// The view that a table has on its rows: restriction, order, position, bookmarks.
#pragma once

#include "categories.h"

namespace ref {

class Cursor {
 public:
  explicit Cursor(TableSource source);

  /** Shows a row for each value of a multi-value; 0 for one row an object. */
  void expand(ULONG instances);
  /** Takes a changed source up; the position stays on its row where that still exists. */
  void refresh();
  void restrict(const SRestriction* restriction);
  /** The first columns of the order make the categories. */
  void sort(std::vector<SSortOrder> orders, ULONG categories, ULONG expanded);
  const std::vector<SSortOrder>& orders() const { return orders_; }
  const Categories& categories() const { return categories_; }
  /** Expands or collapses a category, and moves behind its heading; returns how many rows came or went. */
  ULONG choose(const Bytes& instanceKey, bool expand);

  size_t size() const { return rows_.size(); }
  size_t position() const { return position_; }
  void moveTo(size_t position) { position_ = position; }
  const TableRow& row(size_t index) const { return rows_[index]; }

  /** The row index of BOOKMARK_BEGINNING, CURRENT, END or one of ours; moved: it is another row. */
  size_t locate(ULONG_PTR bookmark, bool& moved) const;
  ULONG_PTR addBookmark();
  void removeBookmark(ULONG_PTR bookmark);

  static Subject subject(const TableRow& row);

 private:
  struct Mark {
    size_t position;
    Bytes key;
  };

  void rebuild();
  void startOver();
  std::vector<TableRow> instancesOf(const TableRow& row) const;
  Bytes keyAt(size_t index) const;
  size_t find(const Mark& mark, bool& moved) const;
  void follow();

  TableSource source_;
  ULONG instances_ = 0;  // the tag of the column that has one value a row
  std::unique_ptr<Restriction> restriction_;
  std::vector<SSortOrder> orders_;
  Categories categories_;
  std::vector<TableRow> rows_;
  size_t position_ = 0;
  ULONG seen_ = 0;
  std::map<ULONG_PTR, Mark> bookmarks_;
  ULONG_PTR nextBookmark_ = 0x600000001ULL;  // above 2^32, as connection numbers
};

}  // namespace ref
