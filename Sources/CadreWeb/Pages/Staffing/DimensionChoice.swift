import CadrePlanning

/// The choice of one or two dimensions as links, which need no script.
struct DimensionChoice: Sendable {
    struct Item: Sendable {
        let label: String
        let address: String
        let isCurrent: Bool
    }

    let first: [Item]
    let second: [Item]

    /// Makes the choice around the dimensions in force.
    init(_ dimensions: [StaffingDimension], _ request: WebRequest) {
        let row = dimensions[0]
        let column = dimensions.count > 1 ? dimensions[1] : nil
        first = StaffingDimension.allCases.map { dimension in
            let rest = column.flatMap { $0 == dimension ? nil : $0 }
            return Item(
                label: dimension.title, address: Self.address([dimension, rest], request), isCurrent: dimension == row
            )
        }
        second =
            [Item(label: "nothing else", address: Self.address([row], request), isCurrent: column == nil)]
            + StaffingDimension.allCases.filter { $0 != row }.map { dimension in
                Item(
                    label: dimension.title, address: Self.address([row, dimension], request),
                    isCurrent: dimension == column
                )
            }
    }

    private static func address(_ dimensions: [StaffingDimension?], _ request: WebRequest) -> String {
        request.address(setting: "by", to: dimensions.compactMap { $0?.rawValue }.joined(separator: ","))
    }
}
