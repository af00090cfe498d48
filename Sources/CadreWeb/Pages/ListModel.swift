/// What the template `list` shows: filters, the table or why it is empty, and the way through its pages.
public struct ListModel: Sendable {
    let filters: FilterBar?
    let table: TableModel?
    let empty: EmptyState?
    let pages: Pagination?

    /// Makes the model of a list; the table is left out where an empty state is given.
    public init(
        filters: FilterBar? = nil, table: TableModel, empty: EmptyState? = nil, pages: Pagination? = nil
    ) {
        self.filters = filters
        self.table = empty == nil ? table : nil
        self.empty = empty
        self.pages = empty == nil ? pages : nil
    }
}
