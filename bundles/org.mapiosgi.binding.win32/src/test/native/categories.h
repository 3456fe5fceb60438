// SPDX-License-Identifier: Apache-2.0
//
// Headings between the sorted rows of a table, and the rows that collapsed categories hide.
#pragma once

#include "table.h"

namespace ref {

class Categories {
 public:
  Categories() = default;
  /** columns: one for each level; expanded: how many levels show their rows at first. */
  Categories(std::vector<SSortOrder> columns, ULONG expanded) : columns_(std::move(columns)), expanded_(expanded) {}

  ULONG levels() const { return static_cast<ULONG>(columns_.size()); }
  ULONG expandedLevels() const { return expanded_; }

  /** The rows that the table shows. */
  std::vector<TableRow> arrange(const std::vector<TableRow>& sorted) const;
  void choose(const Bytes& instanceKey, bool expand) { chosen_[instanceKey] = expand; }

 private:
  void arrange(const std::vector<TableRow>& rows, size_t from, size_t to, ULONG level,
               std::vector<TableRow>& shown) const;
  Bytes key(const Bag& row, ULONG level) const;
  TableRow heading(const std::vector<TableRow>& rows, size_t from, size_t to, ULONG level, const Bytes& key,
                   bool open) const;

  std::vector<SSortOrder> columns_;
  ULONG expanded_ = 0;
  std::map<Bytes, bool> chosen_;
};

}  // namespace ref
