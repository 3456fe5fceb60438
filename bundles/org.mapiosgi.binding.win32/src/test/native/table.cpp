// SPDX-License-Identifier: Apache-2.0
#include "cursor.h"
#include "memory.h"
#include "notify.h"

#include <algorithm>

namespace ref {

namespace {

// A server's limit on one answer: a client that takes a short answer for the end loses rows.
const size_t MOST_ROWS = 250;

const ULONG SETUP_FLAGS = TBL_ASYNC | TBL_BATCH;

class Table : public Object<abi::IMAPITable> {
 public:
  Table(const SessionPtr& session, TableSource source, ULONG flags)
      : Object("IMAPITable", session), unicode_(flags & MAPI_UNICODE), scope_(source.scope),
        everywhere_(source.everywhere), mailbox_(source.mailbox), columns_(source.columns), available_(source.columns),
        cursor_(new Cursor(std::move(source))) {
    if (!unicode_) {
      for (ULONG& tag : columns_) {
        if (PROP_TYPE(tag) == PT_UNICODE) tag = CHANGE_PROP_TYPE(tag, PT_STRING8);
      }
    }
  }

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) override {
    return Call(*this, "GetLastError").hex("of", hr).run([&] { return lastError(hr, flags, out); });
  }

  HRESULT STDMETHODCALLTYPE Advise(ULONG mask, LPMAPIADVISESINK sink, ULONG_PTR* connection) override {
    if (sink != nullptr) sink->AddRef();
    Call call(*this, "Advise");
    HRESULT hr = call.hex("mask", mask).run([&]() -> HRESULT {
      require(sink != nullptr && connection != nullptr, MAPI_E_INVALID_PARAMETER);
      require(!scope_.empty(), MAPI_E_NO_SUPPORT);
      *connection = Notifier::instance().advise(this, mailbox_, mask & fnevTableModified,
                                                everywhere_ ? Bytes() : scope_, sink);
      call.num("connection", static_cast<LONGLONG>(*connection));
      return S_OK;
    });
    if (FAILED(hr) && sink != nullptr) sink->Release();
    return hr;
  }

  HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR connection) override {
    LPMAPIADVISESINK sink = nullptr;
    HRESULT hr = Call(*this, "Unadvise").num("connection", static_cast<LONGLONG>(connection)).run([&]() -> HRESULT {
      sink = Notifier::instance().unadvise(this, connection);
      return sink == nullptr ? MAPI_E_NOT_FOUND : S_OK;
    });
    if (sink != nullptr) sink->Release();
    return hr;
  }

  HRESULT STDMETHODCALLTYPE GetStatus(ULONG* status, ULONG* type) override {
    return Call(*this, "GetStatus").run([&]() -> HRESULT {
      require(status != nullptr && type != nullptr, MAPI_E_INVALID_PARAMETER);
      *status = TBLSTAT_COMPLETE;
      *type = TBLTYPE_DYNAMIC;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE SetColumns(LPSPropTagArray tags, ULONG flags) override {
    return Call(*this, "SetColumns").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, SETUP_FLAGS);
      require(tags != nullptr && tags->cValues > 0, MAPI_E_INVALID_PARAMETER);
      for (ULONG i = 0; i < tags->cValues; i++) {
        require(PROP_TYPE(tags->aulPropTag[i]) != PT_ERROR, MAPI_E_INVALID_PARAMETER);
      }
      std::vector<ULONG> columns(tags->aulPropTag, tags->aulPropTag + tags->cValues);
      cursor_->expand(instances(columns, cursor_->orders()));
      columns_ = std::move(columns);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE QueryColumns(ULONG flags, LPSPropTagArray* out) override {
    return Call(*this, "QueryColumns").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, TBL_ALL_COLUMNS);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      const std::vector<ULONG>& from = flags & TBL_ALL_COLUMNS ? available_ : columns_;
      SPropTagArray* tags = root<SPropTagArray>(CbNewSPropTagArray(from.size()));
      tags->cValues = static_cast<ULONG>(from.size());
      std::copy(from.begin(), from.end(), tags->aulPropTag);
      *out = tags;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE GetRowCount(ULONG flags, ULONG* count) override {
    Call call(*this, "GetRowCount");
    return call.hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, TBL_NOWAIT);
      require(count != nullptr, MAPI_E_INVALID_PARAMETER);
      cursor_->refresh();
      *count = static_cast<ULONG>(cursor_->size());
      call.num("count", *count);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE SeekRow(ULONG_PTR origin, LONG rows, LONG* sought) override {
    return Call(*this, "SeekRow").num("origin", static_cast<LONGLONG>(origin)).num("rows", rows).run([&]() -> HRESULT {
      cursor_->refresh();
      bool moved;
      LONGLONG from = static_cast<LONGLONG>(cursor_->locate(origin, moved));
      LONGLONG to = std::max(0LL, std::min(from + rows, static_cast<LONGLONG>(cursor_->size())));
      cursor_->moveTo(static_cast<size_t>(to));
      if (sought != nullptr) *sought = static_cast<LONG>(to - from);
      return moved ? MAPI_W_POSITION_CHANGED : S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE SeekRowApprox(ULONG numerator, ULONG denominator) override {
    return Call(*this, "SeekRowApprox").run([&]() -> HRESULT {
      require(denominator != 0, MAPI_E_INVALID_PARAMETER);
      cursor_->refresh();
      ULONGLONG to = static_cast<ULONGLONG>(numerator) * cursor_->size() / denominator;
      cursor_->moveTo(std::min<size_t>(to, cursor_->size()));
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE QueryPosition(ULONG* row, ULONG* numerator, ULONG* denominator) override {
    return Call(*this, "QueryPosition").run([&]() -> HRESULT {
      require(row != nullptr && numerator != nullptr && denominator != nullptr, MAPI_E_INVALID_PARAMETER);
      cursor_->refresh();
      *row = *numerator = static_cast<ULONG>(cursor_->position());
      *denominator = static_cast<ULONG>(std::max<size_t>(1, cursor_->size()));
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE FindRow(LPSRestriction restriction, ULONG_PTR origin, ULONG flags) override {
    return Call(*this, "FindRow").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, DIR_BACKWARD);
      require(restriction != nullptr, MAPI_E_INVALID_PARAMETER);
      Restriction wanted(*restriction);
      cursor_->refresh();
      bool moved;
      size_t at = cursor_->locate(origin, moved);
      bool back = flags & DIR_BACKWARD;
      while (back ? at > 0 : at < cursor_->size()) {
        size_t index = back ? at - 1 : at;
        if (wanted.matches(Cursor::subject(cursor_->row(index)))) {
          cursor_->moveTo(index);
          return moved ? MAPI_W_POSITION_CHANGED : S_OK;
        }
        at = back ? at - 1 : at + 1;
      }
      return MAPI_E_NOT_FOUND;
    });
  }

  HRESULT STDMETHODCALLTYPE Restrict(LPSRestriction restriction, ULONG flags) override {
    return Call(*this, "Restrict").hex("flags", flags).num("set", restriction != nullptr).run([&]() -> HRESULT {
      requireFlags(flags, SETUP_FLAGS);
      cursor_->restrict(restriction);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE CreateBookmark(ULONG_PTR* bookmark) override {
    return Call(*this, "CreateBookmark").run([&]() -> HRESULT {
      require(bookmark != nullptr, MAPI_E_INVALID_PARAMETER);
      cursor_->refresh();
      *bookmark = cursor_->addBookmark();
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE FreeBookmark(ULONG_PTR bookmark) override {
    return Call(*this, "FreeBookmark").run([&]() -> HRESULT {
      cursor_->removeBookmark(bookmark);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE SortTable(LPSSortOrderSet sort, ULONG flags) override {
    Call call(*this, "SortTable");
    return call.hex("flags", flags).num("sorts", sort == nullptr ? -1 : static_cast<LONGLONG>(sort->cSorts))
        .run([&]() -> HRESULT {
          requireFlags(flags, SETUP_FLAGS);
          require(sort != nullptr, MAPI_E_INVALID_PARAMETER);
          require(sort->cCategories <= sort->cSorts && sort->cExpanded <= sort->cCategories,
                  MAPI_E_INVALID_PARAMETER);
          std::vector<SSortOrder> orders(sort->aSort, sort->aSort + sort->cSorts);
          for (const SSortOrder& order : orders) {
            require(order.ulOrder <= TABLE_SORT_DESCEND, MAPI_E_TOO_COMPLEX);
            require(!isList(order.ulPropTag), MAPI_E_TOO_COMPLEX);
          }
          cursor_->expand(instances(columns_, orders));
          cursor_->sort(std::move(orders), sort->cCategories, sort->cExpanded);
          return S_OK;
        });
  }

  HRESULT STDMETHODCALLTYPE QuerySortOrder(LPSSortOrderSet* out) override {
    return Call(*this, "QuerySortOrder").run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      const std::vector<SSortOrder>& orders = cursor_->orders();
      SSortOrderSet* set = root<SSortOrderSet>(CbNewSSortOrderSet(orders.size()));
      set->cSorts = static_cast<ULONG>(orders.size());
      set->cCategories = cursor_->categories().levels();
      set->cExpanded = cursor_->categories().expandedLevels();
      std::copy(orders.begin(), orders.end(), set->aSort);
      *out = set;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE QueryRows(LONG rows, ULONG flags, LPSRowSet* out) override {
    Call call(*this, "QueryRows");
    return call.num("rows", rows).hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, TBL_NOADVANCE);
      require(out != nullptr && rows != 0, MAPI_E_INVALID_PARAMETER);
      cursor_->refresh();
      size_t at = cursor_->position();
      size_t wanted = std::min<size_t>(MOST_ROWS, static_cast<size_t>(rows < 0 ? -static_cast<LONGLONG>(rows) : rows));
      size_t from = rows < 0 ? at - std::min(at, wanted) : at;
      size_t to = rows < 0 ? at : std::min(cursor_->size(), at + wanted);
      *out = read(from, to);
      if ((flags & TBL_NOADVANCE) == 0) cursor_->moveTo(rows < 0 ? from : to);
      call.num("read", static_cast<LONGLONG>(to - from));
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Abort() override {
    return Call(*this, "Abort").run([]() -> HRESULT { return S_OK; });
  }

  HRESULT STDMETHODCALLTYPE ExpandRow(ULONG length, LPBYTE key, ULONG rows, ULONG flags, LPSRowSet* out,
                                      ULONG* added) override {
    return Call(*this, "ExpandRow").num("rows", rows).hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, 0);
      require(key != nullptr && added != nullptr && (rows == 0 || out != nullptr), MAPI_E_INVALID_PARAMETER);
      *added = cursor_->choose(Bytes(key, key + length), true);
      size_t from = cursor_->position();
      size_t to = from + std::min<size_t>({rows, *added, MOST_ROWS});
      if (out != nullptr) *out = read(from, to);
      cursor_->moveTo(to);
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE CollapseRow(ULONG length, LPBYTE key, ULONG flags, ULONG* removed) override {
    return Call(*this, "CollapseRow").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, 0);
      require(key != nullptr && removed != nullptr, MAPI_E_INVALID_PARAMETER);
      *removed = cursor_->choose(Bytes(key, key + length), false);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE WaitForCompletion(ULONG, ULONG, ULONG* status) override {
    return Call(*this, "WaitForCompletion").run([&]() -> HRESULT {
      if (status != nullptr) *status = TBLSTAT_COMPLETE;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE GetCollapseState(ULONG, ULONG, LPBYTE, ULONG*, LPBYTE*) override {
    return unsupported("GetCollapseState");
  }
  HRESULT STDMETHODCALLTYPE SetCollapseState(ULONG, ULONG, LPBYTE, ULONG_PTR*) override {
    return unsupported("SetCollapseState");
  }

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_IMAPITable); }
  void retire() override { cursor_.reset(); }

 private:
  /** The one tag whose values have a row each, or 0; more than one would multiply the rows. */
  static ULONG instances(const std::vector<ULONG>& columns, const std::vector<SSortOrder>& orders) {
    std::vector<ULONG> tags = columns;
    for (const SSortOrder& order : orders) tags.push_back(order.ulPropTag);
    ULONG found = 0;
    for (ULONG tag : tags) {
      if (!isInstance(tag)) continue;
      require(found == 0 || found == tag, MAPI_E_TOO_COMPLEX);
      found = tag;
    }
    return found;
  }

  HRESULT unsupported(const char* method) {
    return Call(*this, method).run([]() -> HRESULT { return MAPI_E_NO_SUPPORT; });
  }

  /** Each row's values are a root of their own (MAPI's rule for SRowSet). */
  SRowSet* read(size_t from, size_t to) {
    SRowSet* set = root<SRowSet>(CbNewSRowSet(std::max<size_t>(1, to - from)));
    set->cRows = 0;
    for (size_t i = from; i < to; i++) {
      SRow& row = set->aRow[set->cRows++];
      row.ulAdrEntryPad = 0;
      row.cValues = static_cast<ULONG>(columns_.size());
      row.lpProps = root<SPropValue>(columns_.size() * sizeof(SPropValue));
      for (size_t c = 0; c < columns_.size(); c++) {
        cell(*cursor_->row(i).props, columns_[c], unicode_, row.lpProps[c], row.lpProps);
      }
    }
    return set;
  }

  bool unicode_;
  Bytes scope_;
  bool everywhere_;
  const Mailbox* mailbox_;
  std::vector<ULONG> columns_;
  std::vector<ULONG> available_;
  std::unique_ptr<Cursor> cursor_;
};

}  // namespace

LPMAPITABLE newTable(const SessionPtr& session, const std::shared_ptr<Validity>& validity, TableSource source,
                     ULONG flags) {
  Table* table = new Table(session, std::move(source), flags);
  table->validity = validity;
  return reinterpret_cast<LPMAPITABLE>(static_cast<abi::IMAPITable*>(table));
}

TableSource fixedRows(const std::vector<Bag>& rows, std::vector<ULONG> columns) {
  TableSource source;
  std::vector<TableRow> fixed;
  for (const Bag& row : rows) fixed.push_back(TableRow{std::make_shared<const Bag>(row), nullptr});
  source.rows = [fixed] { return fixed; };
  source.version = [] { return 0UL; };
  source.columns = std::move(columns);
  return source;
}

}  // namespace ref
