/// What the template `list` shows: filters, the table or why it is empty, and the way through its pages.
public struct ListModel: Sendable {
    let filters: FilterBar?
    let table: TableModel?
    let empty: EmptyState?
    let pages: Pagination?
    /// The way to change all that the list holds; nil where it cannot be, or not by whoever asked.
    let bulk: Link?

    /// Makes the model of a list; the table is left out where an empty state is given.
    public init(
        filters: FilterBar? = nil, table: TableModel, empty: EmptyState? = nil, pages: Pagination? = nil,
        bulk: Link? = nil
    ) {
        self.filters = filters
        self.table = empty == nil ? table : nil
        self.empty = empty
        self.bulk = bulk
        self.pages = empty == nil ? pages : nil
    }
}
