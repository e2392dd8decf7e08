/** A regency, district or village, e.g. 35.09, 35.09.28 or 35.09.28.2003. */
export const areaCodePattern = /^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/
