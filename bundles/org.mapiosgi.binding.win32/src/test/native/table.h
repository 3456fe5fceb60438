// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "object.h"

namespace ref {

struct TableRow {
  std::shared_ptr<const Bag> props;
  std::shared_ptr<const MessageData> message;  // for sub-restrictions; may be null
};

/** Where a table's rows come from. The model lock is held at each call. */
struct TableSource {
  std::function<std::vector<TableRow>()> rows;
  /** Changes when the rows did: the table is dynamic. */
  std::function<ULONG()> version;
  /** The default columns, as PT_UNICODE. */
  std::vector<ULONG> columns;
  const Mailbox* mailbox = nullptr;
  /** For Advise: the folder shown; empty where notification is not supported. */
  Bytes scope = {};
  /** Whether anything that happens in the mailbox may change the rows. */
  bool everywhere = false;
};

LPMAPITABLE newTable(const SessionPtr& session, const std::shared_ptr<Validity>& validity, TableSource source,
                     ULONG flags);

/** A table of rows that never change. */
TableSource fixedRows(const std::vector<Bag>& rows, std::vector<ULONG> columns);

}  // namespace ref
