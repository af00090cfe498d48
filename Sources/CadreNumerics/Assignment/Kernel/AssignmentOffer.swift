/// The partners of one node and what the pairs with them weigh.
struct PartnerList {
    let partner: UnsafePointer<Int32>
    let weight: UnsafePointer<Int32>
    let count: Int
}

/// What the best and the second-best partner of one node offer: weight less price.
struct AssignmentOffer<Number: AssignmentNumber> {
    /// The best offer, or `noOffer` from an empty list.
    var best: Number
    /// The best offer of all other partners, or `noOffer` when there is none.
    var second: Number
    /// Where in the list the best offer stands, or -1.
    var index: Int

    /// Takes in the offer at the next index.
    @inline(__always)
    mutating func insert(_ offer: Number, at index: Int) {
        guard offer > second else { return }
        if offer > best {
            second = best
            best = offer
            self.index = index
        } else {
            second = offer
        }
    }
}

extension Int64: AssignmentNumber {
    static var potentialMax: Int64 { 1 << 60 }

    static func bestOffer(
        in list: PartnerList,
        price: UnsafePointer<Int64>,
        isScaled: Bool
    ) -> AssignmentOffer<Int64> {
        let shift: Int64 = isScaled ? Int64(AssignmentScale.shift) : 0
        var offer = AssignmentOffer<Int64>(best: noOffer, second: noOffer, index: -1)
        for index in 0..<list.count {
            offer.insert(Int64(list.weight[index]) &<< shift &- price[Int(list.partner[index])], at: index)
        }
        return offer
    }
}
