/// The frontier of a search whose distances are in units of weight.
typealias PathFrontier = SearchFrontier<Int64>
